using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Analysis;

/// <summary>One face that was followed through a video.</summary>
internal sealed class TrackRecord(int id, double start)
{
    private ScoreMean _mean;
    private IReadOnlyList<int> _bestBox = [];
    private double _end;
    private double _best = -1;
    private double _qualities;
    private int _moments;

    public void Add(double at, IReadOnlyList<int> box, in EmotionScores scores, float quality)
    {
        _end = at;
        _qualities += quality;
        _moments++;
        _mean.Add(scores, Affect.Of(scores), quality, quality);
        if (quality <= _best)
            return;
        _best = quality;
        _bestBox = box;
    }

    public FaceResult Result(FusionOptions fusion)
    {
        var scores = _mean.Scores;
        var dominant = _mean.Weight > 0 ? Findings.NameOf(scores, fusion) : null;
        return new FaceResult(
            id,
            start,
            _end,
            _bestBox,
            _moments > 0 ? _qualities / _moments : 0,
            dominant.NameOrUnknown(),
            dominant is { } known ? scores[known] : 0,
            scores);
    }
}
