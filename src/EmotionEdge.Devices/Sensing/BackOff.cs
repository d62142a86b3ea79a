namespace EmotionEdge.Devices;

/// <summary>
/// Exponential back-off with jitter: the n-th wait is drawn evenly between the minimum times 2^n and twice that, and
/// never lies outside minimum and maximum.
/// </summary>
internal sealed class BackOff(TimeSpan minimum, TimeSpan maximum, Random random)
{
    private int _failures;

    public void Reset() => _failures = 0;

    public TimeSpan Next()
    {
        // 2^30 is beyond any sensible maximum; the cap keeps the shift defined.
        var ceiling = Math.Min(maximum.TotalSeconds, minimum.TotalSeconds * (1L << Math.Min(_failures + 1, 30)));
        _failures++;
        var seconds = ceiling / 2 + random.NextDouble() * ceiling / 2;
        return TimeSpan.FromSeconds(Math.Clamp(seconds, minimum.TotalSeconds, maximum.TotalSeconds));
    }
}
