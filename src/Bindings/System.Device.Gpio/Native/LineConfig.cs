using System.Runtime.InteropServices;

namespace System.Device.Gpio.Native;

/// <summary><c>struct gpio_v2_line_config</c>, 272 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LineConfig
{
    public LineFlags Flags;
    public uint AttributeCount;
    public fixed uint Padding[5];
    public TenConfigAttributes Attributes;
}
