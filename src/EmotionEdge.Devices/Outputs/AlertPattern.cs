namespace EmotionEdge.Devices;

/// <summary>
/// How a light or a sounder goes on and off while an alert lasts. No pattern flashes three times a second or more,
/// the limit that WCAG 2.3.1 sets for people with photosensitive epilepsy.
/// </summary>
public enum AlertPattern
{
    /// <summary>Never on.</summary>
    Off,

    /// <summary>On all the time.</summary>
    Steady,

    /// <summary>One second on, one second off.</summary>
    Slow,

    /// <summary>0.2 seconds on, 0.2 seconds off.</summary>
    Fast,

    /// <summary>0.15 seconds on every 2 seconds.</summary>
    Pulse,
}
