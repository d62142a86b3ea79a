namespace EmotionEdge.Devices;

/// <summary>Where a pattern stands.</summary>
/// <param name="IsOn">The output is on now.</param>
/// <param name="Remaining">The time to the next change, or <see cref="Timeout.InfiniteTimeSpan"/> when there is none.</param>
internal readonly record struct PatternPhase(bool IsOn, TimeSpan Remaining)
{
    /// <summary>The phase of a pattern that began some time ago.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="elapsed">The time since it began, at least zero.</param>
    public static PatternPhase Of(AlertPattern pattern, TimeSpan elapsed)
    {
        (TimeSpan on, TimeSpan off) = pattern switch
        {
            AlertPattern.Slow => (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)),
            AlertPattern.Fast => (TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(200)),
            AlertPattern.Pulse => (TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(1850)),
            _ => default,
        };
        if (on == default)
            return new PatternPhase(pattern == AlertPattern.Steady, Timeout.InfiniteTimeSpan);

        var within = TimeSpan.FromTicks(elapsed.Ticks % (on + off).Ticks);
        return within < on ? new PatternPhase(true, on - within) : new PatternPhase(false, on + off - within);
    }
}
