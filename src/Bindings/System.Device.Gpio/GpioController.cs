using System.Collections.Concurrent;

namespace System.Device.Gpio;

/// <summary>
/// The pins of one chip. Opening, reading and writing a pin that is not open throws <see cref="InvalidOperationException"/>;
/// a call that the kernel refuses throws <see cref="IOException"/>.
/// </summary>
public class GpioController : IDisposable
{
    private readonly ConcurrentDictionary<int, OpenedPin> _open = new();
    private GpioDriver? _driver;

    /// <summary>A controller over <paramref name="driver"/>, which it disposes with itself.</summary>
    public GpioController(GpioDriver driver) => _driver = driver;

    public virtual int PinCount => Driver.PinCount;

    private GpioDriver Driver => _driver ?? throw new ObjectDisposedException(nameof(GpioController));

    /// <summary>Opens a pin as it is; a pin that is open already is returned again.</summary>
    public GpioPin OpenPin(int pinNumber)
    {
        if (IsPinOpen(pinNumber))
            return _open[pinNumber].Pin;

        OpenPinCore(pinNumber);
        return (_open[pinNumber] = new OpenedPin(new GpioPin(pinNumber, this))).Pin;
    }

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        GpioPin pin = OpenPin(pinNumber);
        SetPinMode(pinNumber, mode);
        return pin;
    }

    /// <summary>Opens a pin; an output is at <paramref name="initialValue"/> from its first moment.</summary>
    public GpioPin OpenPin(int pinNumber, PinMode mode, PinValue initialValue)
    {
        GpioPin pin = OpenPin(pinNumber);
        _open[pinNumber].LastWritten = initialValue;
        SetPinMode(pinNumber, mode);
        return pin;
    }

    protected virtual void OpenPinCore(int pinNumber) => Driver.OpenPin(pinNumber);

    public void ClosePin(int pinNumber)
    {
        RequireOpen(pinNumber, "close");
        ClosePinCore(pinNumber);
        _open.TryRemove(pinNumber, out _);
    }

    protected virtual void ClosePinCore(int pinNumber) => Driver.ClosePin(pinNumber);

    /// <summary>Sets the mode. A pin that was written before comes up as an output with that value.</summary>
    public virtual void SetPinMode(int pinNumber, PinMode mode)
    {
        OpenedPin pin = RequireOpen(pinNumber, "set a mode to");
        if (!IsPinModeSupported(pinNumber, mode))
            throw new InvalidOperationException($"Pin {pinNumber} does not support mode {mode}.");

        if (pin.LastWritten is { } value)
            Driver.SetPinMode(pinNumber, mode, value);
        else
            Driver.SetPinMode(pinNumber, mode);
    }

    public virtual PinMode GetPinMode(int pinNumber)
    {
        RequireOpen(pinNumber, "get the mode of");
        return Driver.GetPinMode(pinNumber);
    }

    public virtual bool IsPinOpen(int pinNumber)
    {
        _ = Driver;
        return _open.ContainsKey(pinNumber);
    }

    public virtual bool IsPinModeSupported(int pinNumber, PinMode mode) => Driver.IsPinModeSupported(pinNumber, mode);

    public virtual PinValue Read(int pinNumber)
    {
        RequireOpen(pinNumber, "read from");
        return Driver.Read(pinNumber);
    }

    /// <summary>Drives an output; for an input the value is kept for when it becomes one.</summary>
    public virtual void Write(int pinNumber, PinValue value)
    {
        RequireOpen(pinNumber, "write to").LastWritten = value;
        if (Driver.GetPinMode(pinNumber) == PinMode.Output)
            Driver.Write(pinNumber, value);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_driver is null)
            return;

        foreach (int pin in _open.Keys)
            _driver.ClosePin(pin);
        _open.Clear();
        _driver.Dispose();
        _driver = null;
    }

    private OpenedPin RequireOpen(int pinNumber, string action)
    {
        _ = Driver;
        return _open.TryGetValue(pinNumber, out OpenedPin? pin)
            ? pin
            : throw new InvalidOperationException($"Can not {action} pin {pinNumber} because it is not open.");
    }

    private sealed class OpenedPin(GpioPin pin)
    {
        public GpioPin Pin { get; } = pin;

        public PinValue? LastWritten { get; set; }
    }
}
