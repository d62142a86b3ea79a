using System.Runtime.InteropServices;

namespace System.Device.Gpio.Native;

/// <summary><c>struct gpio_v2_line_info</c>, 256 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LineInfo
{
    public fixed byte Name[32];
    public fixed byte Consumer[32];
    public uint Offset;
    public uint AttributeCount;
    public LineFlags Flags;
    public TenAttributes Attributes;
    public fixed uint Padding[4];
}
