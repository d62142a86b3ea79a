using System.Runtime.InteropServices;

namespace System.Device.Gpio.Native;

/// <summary><c>struct gpio_v2_line_config_attribute</c>, 24 bytes: an attribute and the lines it holds for.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LineConfigAttribute
{
    public LineAttribute Attribute;
    public ulong Mask;
}
