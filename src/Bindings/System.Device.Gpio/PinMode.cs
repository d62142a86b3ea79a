namespace System.Device.Gpio;

/// <summary>How a pin is driven or read.</summary>
public enum PinMode
{
    Input,
    Output,
    InputPullDown,
    InputPullUp,
}
