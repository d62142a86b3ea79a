using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Analysis;

/// <summary>
/// Fuses what was found in one file by the service's rule, without its ageing: each finding counts by its sense's weight,
/// its quality and how long it lasted.
/// </summary>
internal sealed class Findings(FusionOptions options)
{
    private ScoreMean _mean;
    private float _best;

    /// <param name="modality">The sense.</param>
    /// <param name="scores">Probabilities.</param>
    /// <param name="affect">Valence and arousal.</param>
    /// <param name="quality">0..1.</param>
    /// <param name="share">How long it lasted in seconds, or how much text it is: anything that adds up within the file.</param>
    public void Add(Modality modality, in EmotionScores scores, Affect affect, float quality, double share)
    {
        _best = Math.Max(_best, quality);
        _mean.Add(scores, affect, quality, WeightOf(modality) * quality * share);
    }

    public Estimate Estimate()
    {
        if (_mean.Weight <= 0 || _best < options.MinimumSupport)
            return new Estimate(null, 0, default, EmotionScores.Uniform);
        var dominant = NameOf(_mean.Scores, options);
        return new Estimate(dominant, dominant is { } known ? _mean.Scores[known] : 0, _mean.Affect, _mean.Scores);
    }

    /// <summary>The leading emotion, <see langword="null"/> for Unknown where none leads clearly enough.</summary>
    public static Emotion? NameOf(in EmotionScores scores, FusionOptions options) =>
        scores[scores.Dominant] >= options.MinimumConfidence ? scores.Dominant : null;

    private float WeightOf(Modality modality) => modality switch
    {
        Modality.Face => options.FaceWeight,
        Modality.Speech => options.SpeechWeight,
        _ => options.TextWeight,
    };
}
