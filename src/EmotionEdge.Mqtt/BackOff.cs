namespace EmotionEdge.Mqtt;

/// <summary>
/// How long to wait before the next attempt: twice as long after each failure, less a random part of up to half, so
/// that the devices of a house do not all come back to a restarted broker at the same moment.
/// </summary>
internal sealed class BackOff(TimeSpan minimum, TimeSpan maximum, Func<double> random)
{
    private int _failures;

    public TimeSpan Next()
    {
        var delay = Math.Min(minimum.TotalSeconds * Math.Pow(2, _failures++), maximum.TotalSeconds);
        return TimeSpan.FromSeconds(delay * (1 - (random() / 2)));
    }

    public void Reset() => _failures = 0;
}
