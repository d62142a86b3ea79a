using System.Runtime.InteropServices;

namespace System.Device.Gpio.Native;

/// <summary><c>struct gpio_v2_line_attribute</c>, 16 bytes. Value is flags or output values, as Id says.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LineAttribute
{
    public const uint OutputValues = 2;

    public uint Id;
    public uint Padding;
    public ulong Value;
}
