using EmotionEdge.Core;

namespace EmotionEdge.Analysis;

/// <summary>A weighted mean of scores, affect and quality.</summary>
internal struct ScoreMean
{
    private EmotionScores _sum;
    private double _valence;
    private double _arousal;
    private double _quality;

    /// <summary>The sum of the weights; 0 while nothing of worth came in.</summary>
    public double Weight { get; private set; }

    public void Add(in EmotionScores scores, Affect affect, double quality, double weight)
    {
        if (!(weight > 0))
            return;
        Weight += weight;

        // The running mean stays a set of probabilities, however many are added.
        _sum = _sum.MixedWith(scores, (float)(weight / Weight));
        _valence += weight * affect.Valence;
        _arousal += weight * affect.Arousal;
        _quality += weight * quality;
    }

    /// <summary>Uniform while there is nothing.</summary>
    public readonly EmotionScores Scores => Weight > 0 ? _sum : EmotionScores.Uniform;

    public readonly Affect Affect => Weight > 0 ? new Affect((float)(_valence / Weight), (float)(_arousal / Weight)) : default;

    public readonly float Quality => Weight > 0 ? (float)(_quality / Weight) : 0;
}
