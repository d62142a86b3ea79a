using System.Device.Pwm;

namespace EmotionEdge.Devices;

/// <summary>The output lines of one chip.</summary>
internal interface IGpioLines : IDisposable
{
    /// <summary>Takes a line as an output that starts at a level.</summary>
    void Open(int line, bool high);

    /// <summary>Drives an open line.</summary>
    void Write(int line, bool high);

    /// <summary>A PWM channel on an open line, not started. When it is disposed the line is low.</summary>
    /// <param name="line">The line.</param>
    /// <param name="frequency">Hertz.</param>
    /// <param name="dutyCycle">The share of the time that the line is high, 0 to 1.</param>
    PwmChannel CreatePwm(int line, int frequency, double dutyCycle);
}
