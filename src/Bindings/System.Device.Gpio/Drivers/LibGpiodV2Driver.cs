using System.Device.Gpio.Native;
using System.Diagnostics.CodeAnalysis;

namespace System.Device.Gpio.Drivers;

/// <summary>The lines of <c>/dev/gpiochipN</c>; upstream it takes libgpiod 2, here the kernel's own interface.</summary>
[Experimental("SDGPIO0001", UrlFormat = "https://aka.ms/dotnet-iot-warnings/{0}")]
public sealed class LibGpiodV2Driver : UnixDriver
{
    private readonly GpioChip _chip;

    /// <param name="chipNumber">The N of <c>/dev/gpiochipN</c>.</param>
    /// <exception cref="IOException">The chip is missing or may not be opened.</exception>
    public LibGpiodV2Driver(int chipNumber)
        : this(chipNumber, LinuxSystemCalls.Instance)
    {
    }

    internal LibGpiodV2Driver(int chipNumber, IGpioSystemCalls systemCalls) => _chip = new GpioChip(chipNumber, systemCalls);

    protected internal override int PinCount => _chip.LineCount;

    protected internal override void OpenPin(int lineOffset) => _chip.Open(lineOffset);

    protected internal override void ClosePin(int lineOffset) => _chip.Close(lineOffset);

    protected internal override void SetPinMode(int lineOffset, PinMode mode) => _chip.Request(lineOffset, mode, PinValue.Low);

    protected internal override void SetPinMode(int lineOffset, PinMode mode, PinValue initialValue) =>
        _chip.Request(lineOffset, mode, initialValue);

    protected internal override PinMode GetPinMode(int lineOffset) => _chip.Mode(lineOffset);

    protected internal override bool IsPinModeSupported(int lineOffset, PinMode mode) =>
        mode is PinMode.Input or PinMode.Output or PinMode.InputPullDown or PinMode.InputPullUp;

    protected internal override PinValue Read(int lineOffset) => _chip.Read(lineOffset);

    protected internal override void Write(int lineOffset, PinValue value) => _chip.Write(lineOffset, value);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _chip.Dispose();
        base.Dispose(disposing);
    }
}
