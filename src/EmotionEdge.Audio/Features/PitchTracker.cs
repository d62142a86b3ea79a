namespace EmotionEdge.Audio.Features;

/// <summary>
/// Fundamental frequency of each frame: the best peak of its autocorrelation (Boersma 1993), where each peak pays for being
/// an octave too low and for leaping away from the frame before. In place of Boersma's search through the whole sound,
/// which cannot be done while it goes on, only the frame before is looked at. Not thread-safe.
/// </summary>
internal sealed class PitchTracker
{
    /// <summary>Three periods of the lowest pitch, as Boersma wants them.</summary>
    public const int WindowLength = 800;
    public const double LowestHertz = 60;
    public const double HighestHertz = 500;

    /// <summary>Boersma's: from this strength on there is a voice.</summary>
    private const double VoicingThreshold = 0.45;

    /// <summary>What an octave costs that a peak lies lower, or away from the frame before.</summary>
    private const double OctaveCost = 0.03;
    private const double LeapCost = 0.2;

    private const int TransformLength = 2048;

    /// <summary>Bins below 30 Hz, where there is no voice.</summary>
    private const int LowBins = 4;

    private const int LongestLag = (int)(LogMel.SampleRate / LowestHertz) + 1;
    private const int ShortestLag = (int)(LogMel.SampleRate / HighestHertz);

    private readonly Autocorrelation _correlation = new(WindowLength, TransformLength, LongestLag + 1);
    private double _before;

    /// <summary>Forgets the frame before.</summary>
    public void Reset() => _before = 0;

    /// <summary>Looks at a frame that is loud enough to be a voice, which <see cref="WindowLength"/> samples are.</summary>
    /// <returns>The pitch in hertz, 0 without a voice, and how periodic the frame is, 0..1.</returns>
    public (double Hertz, double Periodicity) Track(ReadOnlySpan<double> samples)
    {
        _correlation.Compute(samples, 0, LowBins);
        var energy = _correlation.Energy;
        double best = 0, bestStrength = 0, bestHertz = 0;
        for (var lag = ShortestLag; energy > 0 && lag <= LongestLag; lag++)
        {
            double left = _correlation[lag - 1], middle = _correlation[lag], right = _correlation[lag + 1];
            if (middle <= left || middle < right || middle < VoicingThreshold / 2 * energy)
                continue;
            var bend = left - (2 * middle) + right;
            var offset = bend < 0 ? (left - right) / (2 * bend) : 0;
            var strength = Math.Min(1, (middle - ((left - right) * offset / 4)) / energy);
            var hertz = LogMel.SampleRate / (lag + offset);
            var worth = strength + (OctaveCost * Math.Log2(hertz / LowestHertz)) - Leap(hertz);
            if (hertz is >= LowestHertz and <= HighestHertz && worth > best)
                (best, bestStrength, bestHertz) = (worth, strength, hertz);
        }

        _before = bestStrength > VoicingThreshold ? bestHertz : 0;
        return (_before, bestStrength);
    }

    private double Leap(double hertz) => _before > 0 ? LeapCost * Math.Abs(Math.Log2(hertz / _before)) : 0;
}
