namespace System.Device.Gpio.Native;

/// <summary><c>enum gpio_v2_line_flag</c>, as far as it is used here.</summary>
[Flags]
internal enum LineFlags : ulong
{
    None = 0,
    Used = 1 << 0,
    Input = 1 << 2,
    Output = 1 << 3,
    PullUp = 1 << 8,
    PullDown = 1 << 9,
}
