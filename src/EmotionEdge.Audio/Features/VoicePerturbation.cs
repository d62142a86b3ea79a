namespace EmotionEdge.Audio.Features;

/// <summary>
/// How much a voice wavers from one period to the next: what Praat calls local jitter, over pairs of neighbouring periods. A
/// calm, healthy voice has a jitter below about 1 % in sustained vowels; a tense or hoarse one, and running speech, have more.
/// </summary>
public struct VoicePerturbation
{
    private double _changes;
    private double _periods;

    /// <summary>Pairs of periods.</summary>
    public long Pairs { get; private set; }

    /// <summary>Mean difference of neighbouring periods by their mean, 0 and more.</summary>
    public readonly double Jitter => _periods > 0 ? _changes / _periods : 0;

    internal void Add(double before, double period)
    {
        Pairs++;
        _changes += Math.Abs(period - before);
        _periods += (period + before) / 2;
    }
}
