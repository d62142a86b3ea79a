using System.Runtime.CompilerServices;

namespace System.Device.Gpio.Native;

/// <summary>The array in <see cref="LineInfo"/>, GPIO_V2_LINE_NUM_ATTRS_MAX long.</summary>
[InlineArray(10)]
internal struct TenAttributes
{
    private LineAttribute _first;
}
