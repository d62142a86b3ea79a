namespace EmotionEdge.Audio.Features;

/// <summary>
/// How much a voice wavers from one period to the next: what Praat calls local jitter and shimmer, over pairs of
/// neighbouring periods, a period's amplitude being the root of its mean square. A calm, healthy voice has a jitter below about 1 % and a shimmer below about 4 % in sustained vowels; a
/// tense or hoarse one, and running speech, have more.
/// </summary>
public struct VoicePerturbation
{
    private double _changes;
    private double _periods;
    private double _sizeChanges;
    private double _sizes;

    /// <summary>Pairs of periods.</summary>
    public long Pairs { get; private set; }

    /// <summary>Mean difference of neighbouring periods by their mean, 0 and more.</summary>
    public readonly double Jitter => _periods > 0 ? _changes / _periods : 0;

    /// <summary>Mean difference of neighbouring periods' amplitudes by their mean, 0 and more.</summary>
    public readonly double Shimmer => _sizes > 0 ? _sizeChanges / _sizes : 0;

    internal void Add(double before, double period, double sizeBefore, double size)
    {
        Pairs++;
        _changes += Math.Abs(period - before);
        _periods += (period + before) / 2;
        _sizeChanges += Math.Abs(size - sizeBefore);
        _sizes += (size + sizeBefore) / 2;
    }
}
