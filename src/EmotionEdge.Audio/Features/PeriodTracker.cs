using System.Numerics.Tensors;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// Follows a voice from one period to the next by matching waveforms (I. R. Titze and H. Liang, "Comparison of F0 extraction
/// methods for high-precision voice perturbation measurements", 1993): the next period begins where the sound around the
/// last one's beginning is most like itself, found to a part of a sample. Not thread-safe.
/// </summary>
internal sealed class PeriodTracker
{
    /// <summary>A period is looked for at this much less and more than the pitch says.</summary>
    private const double Shortest = 0.8;
    private const double Longest = 1.25;

    /// <summary>What is less like itself is no next period, and neither is what differs more in length (Praat's 1.3).</summary>
    private const double LeastLikeness = 0.8;
    private const double MostChange = 1.3;

    /// <summary>Samples before a frame that may still be asked for.</summary>
    public const int History = PitchTracker.WindowLength;

    private readonly double[] _likeness = new double[(int)(LogMel.SampleRate / PitchTracker.LowestHertz * Longest) + 3];
    private double _at;
    private double _period;
    private bool _isFollowing;

    /// <summary>Forgets the voice.</summary>
    public void Lose() => (_isFollowing, _period) = (false, 0);

    /// <summary>Follows the voice through the periods that a frame has whole.</summary>
    /// <param name="samples"><see cref="History"/> samples, then the frame's own.</param>
    /// <param name="frameStart">The place of the frame's first sample in the stream.</param>
    /// <param name="hertz">The pitch there.</param>
    /// <param name="voice">Takes the periods into account.</param>
    public void Follow(ReadOnlySpan<double> samples, long frameStart, double hertz, ref VoicePerturbation voice)
    {
        var origin = frameStart - History;
        var expected = LogMel.SampleRate / hertz;
        var half = (int)(expected / 2);
        if (!_isFollowing || _at - half < origin)
            Begin(samples, origin, half);

        var longest = (int)(expected * Longest) + 1;
        while (true)
        {
            var start = (int)(Math.Round(_at) - origin) - half;
            if (start < 0 || start + (2 * half) + longest >= samples.Length)
                return;
            Step(samples, start, 2 * half, (int)(expected * Shortest), longest, ref voice);
        }
    }

    /// <summary>At the largest sample of one period in the middle of the frame.</summary>
    private void Begin(ReadOnlySpan<double> samples, long origin, int half)
    {
        var from = History + (PitchTracker.WindowLength / 2) - half;
        _at = origin + from + TensorPrimitives.IndexOfMaxMagnitude(samples.Slice(from, 2 * half));
        _period = 0;
        _isFollowing = true;
    }

    private void Step(ReadOnlySpan<double> samples, int start, int length, int shortest, int longest, ref VoicePerturbation voice)
    {
        var own = samples.Slice(start, length);
        var ownPower = TensorPrimitives.SumOfSquares(own);
        var best = shortest;
        for (var lag = shortest - 1; lag <= longest; lag++)
        {
            var other = samples.Slice(start + lag, length);
            var scale = Math.Sqrt(ownPower * TensorPrimitives.SumOfSquares(other));
            _likeness[lag] = scale > 0 ? TensorPrimitives.Dot(own, other) / scale : 0;
            if (lag >= shortest && lag < longest && _likeness[lag] > _likeness[best])
                best = lag;
        }

        var bend = _likeness[best - 1] - (2 * _likeness[best]) + _likeness[best + 1];
        var period = best + (bend < 0 ? (_likeness[best - 1] - _likeness[best + 1]) / (2 * bend) : 0);
        var isLike = _likeness[best] >= LeastLikeness && Math.Abs(period - best) <= 1;
        if (isLike && _period > 0 && period < _period * MostChange && period * MostChange > _period)
            voice.Add(_period, period);
        _period = isLike ? period : 0;
        _at += period;
    }
}
