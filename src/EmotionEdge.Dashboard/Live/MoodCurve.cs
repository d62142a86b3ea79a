using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Dashboard.Live;

/// <summary>Valence and arousal of the last ten minutes, by the second. For one thread at a time.</summary>
internal sealed class MoodCurve
{
    public const int Seconds = 600;

    private readonly MoodPoint[] _points = new MoodPoint[Seconds];
    private int _count;
    private int _next;

    /// <summary>Takes a summary in; the first of each second counts.</summary>
    public void Add(Summary summary)
    {
        var second = summary.Time.ToUnixTimeSeconds();
        if (_count > 0 && _points[(_next + Seconds - 1) % Seconds].Time >= second)
            return;
        var sensed = summary.Contributions != default;
        _points[_next] = new MoodPoint(second, sensed ? Math.Round(summary.Affect.Valence, 3) : null, sensed ? Math.Round(summary.Affect.Arousal, 3) : null);
        _next = (_next + 1) % Seconds;
        _count = Math.Min(Seconds, _count + 1);
    }

    /// <summary>In their order.</summary>
    public MoodPoint[] Points()
    {
        var points = new MoodPoint[_count];
        for (var i = 0; i < _count; i++)
            points[i] = _points[(_next + Seconds - _count + i) % Seconds];
        return points;
    }
}
