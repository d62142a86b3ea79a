namespace System.Device.Pwm;

/// <summary>One pulse-width-modulated output.</summary>
public abstract class PwmChannel : IDisposable
{
    /// <summary>Pulses a second, in hertz.</summary>
    public abstract int Frequency { get; set; }

    /// <summary>The share of a pulse during which the output is high, 0.0 to 1.0.</summary>
    public abstract double DutyCycle { get; set; }

    public abstract void Start();

    public abstract void Stop();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
