namespace EmotionEdge.Core.Sensing;

/// <summary>
/// Whether a hint holds: it begins when the bad moments outweigh the good ones by a time, and ends when good ones made up
/// for them. Moments that say nothing leave it as it is. Not thread-safe.
/// </summary>
/// <param name="beginsAfter">Bad moments that it takes to begin.</param>
/// <param name="endsAfter">Good moments that it takes to end.</param>
public sealed class HintGauge(TimeSpan beginsAfter, TimeSpan endsAfter)
{
    /// <summary>What rounding may leave of the evidence.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    private TimeSpan _evidence;

    /// <summary>Whether the hint holds now.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Takes a moment into account.</summary>
    /// <param name="verdict">What it says.</param>
    /// <param name="lasted">How long it was.</param>
    public void Add(HintVerdict verdict, TimeSpan lasted)
    {
        if (verdict == HintVerdict.Bad)
            _evidence = Min(_evidence + lasted, beginsAfter);
        else if (verdict == HintVerdict.Good)
            _evidence = Max(_evidence - (lasted * (beginsAfter / endsAfter)), TimeSpan.Zero);
        IsOn = IsOn ? _evidence > Rounding : _evidence >= beginsAfter;
    }

    /// <summary>Forgets everything: the sensor was closed.</summary>
    public void Reset() => (_evidence, IsOn) = (TimeSpan.Zero, false);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
