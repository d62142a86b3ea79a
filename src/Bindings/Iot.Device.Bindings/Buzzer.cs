using System.Device.Pwm;

namespace Iot.Device.Buzzer;

/// <summary>A passive buzzer: it sounds at the frequency of its PWM channel, which it disposes with itself.</summary>
public class Buzzer(PwmChannel pwmChannel) : IDisposable
{
    private PwmChannel? _pwmChannel = pwmChannel;

    /// <summary>Plays a tone until <see cref="StopPlaying"/>.</summary>
    /// <param name="frequency">Hertz; the fraction is cut off.</param>
    public void StartPlaying(double frequency)
    {
        Channel.Frequency = (int)frequency;
        Channel.Start();
    }

    public void StopPlaying() => Channel.Stop();

    public void Dispose()
    {
        _pwmChannel?.Dispose();
        _pwmChannel = null;
        GC.SuppressFinalize(this);
    }

    private PwmChannel Channel => _pwmChannel ?? throw new ObjectDisposedException(nameof(Buzzer));
}
