using System.Device.Gpio.Native;

namespace System.Device.Gpio.Drivers;

/// <summary>The lines of <c>/dev/gpiochipN</c>; upstream it takes libgpiod 1, here the kernel's own interface.</summary>
public class LibGpiodDriver : UnixDriver
{
    private readonly GpioChip _chip;

    /// <param name="gpioChip">The N of <c>/dev/gpiochipN</c>.</param>
    /// <exception cref="IOException">The chip is missing or may not be opened.</exception>
    public LibGpiodDriver(int gpioChip = 0)
        : this(gpioChip, LinuxSystemCalls.Instance)
    {
    }

    internal LibGpiodDriver(int gpioChip, IGpioSystemCalls systemCalls) => _chip = new GpioChip(gpioChip, systemCalls);

    protected internal override int PinCount => _chip.LineCount;

    protected internal override void OpenPin(int pinNumber) => _chip.Open(pinNumber);

    protected internal override void ClosePin(int pinNumber) => _chip.Close(pinNumber);

    protected internal override void SetPinMode(int pinNumber, PinMode mode) => _chip.Request(pinNumber, mode, PinValue.Low);

    protected internal override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue) =>
        _chip.Request(pinNumber, mode, initialValue);

    protected internal override PinMode GetPinMode(int pinNumber) => _chip.Mode(pinNumber);

    protected internal override bool IsPinModeSupported(int pinNumber, PinMode mode) =>
        mode is PinMode.Input or PinMode.Output or PinMode.InputPullDown or PinMode.InputPullUp;

    protected internal override PinValue Read(int pinNumber) => _chip.Read(pinNumber);

    protected internal override void Write(int pinNumber, PinValue value) => _chip.Write(pinNumber, value);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _chip.Dispose();
        base.Dispose(disposing);
    }
}
