using System.Runtime.InteropServices;

namespace System.Device.Gpio.Native;

/// <summary><c>struct gpio_v2_line_request</c>, 592 bytes. The kernel fills in Descriptor.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LineRequest
{
    public fixed uint Offsets[64];
    public fixed byte Consumer[32];
    public LineConfig Config;
    public uint LineCount;
    public uint EventBufferSize;
    public fixed uint Padding[5];
    public int Descriptor;
}
