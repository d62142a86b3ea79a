using System.Runtime.CompilerServices;

namespace System.Device.Gpio.Native;

/// <summary>The array in <see cref="LineConfig"/>, GPIO_V2_LINE_NUM_ATTRS_MAX long.</summary>
[InlineArray(10)]
internal struct TenConfigAttributes
{
    private LineConfigAttribute _first;
}
