using EmotionEdge.Audio.Features;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Audio.Sounds;

/// <summary>
/// Makes events out of the probabilities of overlapping windows, with hysteresis and hangover: one event from its onset to
/// its end, one at a time. A window speaks for the half second in its middle. Not thread-safe.
/// </summary>
internal sealed class SoundTracker(SoundOptions options)
{
    private readonly long _hangover = (long)(options.Hangover.TotalSeconds * LogMel.SampleRate);
    private SoundSpan? _open;

    /// <summary>Takes the next window.</summary>
    /// <param name="probabilities">Those of <see cref="SoundScores"/>.</param>
    /// <param name="start">Place of the first sample that the window speaks for.</param>
    /// <param name="end">Place after the last one.</param>
    /// <returns>The event that is heard in it, if any, and the event that has ended, if any.</returns>
    public (SoundSpan? Heard, SoundSpan? Ended) Push(ReadOnlySpan<float> probabilities, long start, long end)
    {
        if (_open is { } open)
        {
            var probability = probabilities[(int)open.Event];
            if (probability >= options.EndBelow && !IsTakenOver(probabilities, open.Event))
                return (_open = open with { Confidence = Math.Max(open.Confidence, probability), End = end }, null);
        }

        var next = Begun(probabilities, start, end);
        if (next is null && _open is { } waiting && end - waiting.End < _hangover)
            return (null, null);
        var ended = _open;
        _open = next;
        return (next, ended);
    }

    /// <summary>The stream is at its end or interrupted; the event that was open.</summary>
    public SoundSpan? Finish()
    {
        var ended = _open;
        _open = null;
        return ended;
    }

    private SoundSpan? Begun(ReadOnlySpan<float> probabilities, long start, long end)
    {
        var best = Best(probabilities);
        return probabilities[(int)best] >= options.BeginAbove ? new SoundSpan(best, probabilities[(int)best], start, end) : null;
    }

    /// <summary>Whether another event is clearly heard instead.</summary>
    private bool IsTakenOver(ReadOnlySpan<float> probabilities, SoundEvent open)
    {
        var best = Best(probabilities);
        return best != open && probabilities[(int)best] >= options.BeginAbove && probabilities[(int)best] > probabilities[(int)open];
    }

    private static SoundEvent Best(ReadOnlySpan<float> probabilities)
    {
        var best = 0;
        for (var i = 1; i < SoundScores.Other; i++)
        {
            if (probabilities[i] > probabilities[best])
                best = i;
        }

        return (SoundEvent)best;
    }
}
