using System.Runtime.InteropServices;

namespace System.Device.Gpio.Native;

/// <summary><c>struct gpiochip_info</c>, 68 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ChipInfo
{
    public fixed byte Name[32];
    public fixed byte Label[32];
    public uint Lines;
}
