using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Trends;

namespace EmotionEdge.History;

/// <summary>Sums summaries up by the minute. Allocates only when a minute is over. Not thread-safe.</summary>
internal sealed class MinuteCollector(int minimumPeople)
{
    private readonly int[] _counts = new int[EmotionScores.Count + 1];
    private DateTimeOffset _minute;
    private double _valence;
    private double _arousal;
    private int _sensed;
    private int _people;

    /// <summary>Takes one in.</summary>
    /// <returns>The minute before, where it is over and may be kept.</returns>
    public MinuteMood? Add(Summary summary)
    {
        var minute = new DateTimeOffset(summary.Time.UtcTicks - (summary.Time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        var finished = minute == _minute ? null : Finish();
        _minute = minute;
        _counts[summary.Dominant is { } dominant ? (int)dominant : EmotionScores.Count]++;
        if (summary.Contributions == default)
            return finished;
        _sensed++;
        _valence += summary.Affect.Valence;
        _arousal += summary.Affect.Arousal;
        _people = Math.Max(_people, Math.Max(1, summary.Faces));
        return finished;
    }

    /// <summary>Ends the minute that is being collected.</summary>
    /// <returns>It, where it may be kept.</returns>
    public MinuteMood? Finish()
    {
        var finished = _people >= minimumPeople && _sensed > 0
            ? new MinuteMood(_minute, [.. _counts], (float)(_valence / _sensed), (float)(_arousal / _sensed), _people)
            : null;
        Array.Clear(_counts);
        (_valence, _arousal, _sensed, _people) = (0, 0, 0, 0);
        return finished;
    }
}
