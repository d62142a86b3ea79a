using Iot.Device.Buzzer;

namespace EmotionEdge.Devices;

/// <summary>A buzzer on a line. A passive one gets its tone from a software PWM channel for as long as it sounds.</summary>
internal sealed class SoundOutput : IDisposable
{
    private readonly IGpioLines _lines;
    private readonly AlertOutputOptions _options;
    private readonly int _line;
    private Buzzer? _tone;
    private bool _isOn;

    public SoundOutput(IGpioLines lines, int line, AlertOutputOptions options)
    {
        (_lines, _line, _options) = (lines, line, options);
        lines.Open(line, options.BuzzerActiveLow);
    }

    public void Set(bool on)
    {
        if (on == _isOn)
            return;

        StopTone();
        _isOn = on;
        if (on && _options.BuzzerKind == BuzzerKind.Passive)
        {
            _tone = new Buzzer(_lines.CreatePwm(_line, _options.BuzzerFrequency, dutyCycle: 0.5));
            _tone.StartPlaying(_options.BuzzerFrequency);
        }
        else
        {
            _lines.Write(_line, on != _options.BuzzerActiveLow);
        }
    }

    /// <summary>Ends the tone's thread and leaves the line off.</summary>
    public void Dispose() => Set(false);

    private void StopTone()
    {
        _tone?.Dispose();
        _tone = null;
    }
}
