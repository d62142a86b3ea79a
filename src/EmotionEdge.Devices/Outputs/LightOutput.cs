using System.Device.Pwm;

namespace EmotionEdge.Devices;

/// <summary>A light on a line: off, on, or dimmed by software PWM for as long as it is lit.</summary>
internal sealed class LightOutput : IDisposable
{
    // Fast enough that the eye sees no flicker, slow enough that a thread of ours can keep the time.
    private const int DimmingFrequency = 100;

    private readonly IGpioLines _lines;
    private readonly int _line;
    private readonly bool _activeLow;
    private PwmChannel? _pwm;
    private double _brightness;

    public LightOutput(IGpioLines lines, int line, bool activeLow)
    {
        (_lines, _line, _activeLow) = (lines, line, activeLow);
        lines.Open(line, activeLow);
    }

    /// <summary>Sets the brightness, 0 to 1.</summary>
    public void Set(double brightness)
    {
        if (brightness == _brightness)
            return;

        StopPwm();
        _brightness = brightness;
        if (brightness is > 0 and < 1)
        {
            _pwm = _lines.CreatePwm(_line, DimmingFrequency, _activeLow ? 1 - brightness : brightness);
            _pwm.Start();
        }
        else
        {
            _lines.Write(_line, brightness > 0 != _activeLow);
        }
    }

    /// <summary>Ends the dimming thread and leaves the line off.</summary>
    public void Dispose() => Set(0);

    private void StopPwm()
    {
        _pwm?.Dispose();
        _pwm = null;
    }
}
