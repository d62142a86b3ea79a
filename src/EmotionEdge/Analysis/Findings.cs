using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Analysis;

/// <summary>
/// Fuses what was found in one file by the service's method, without its ageing: each finding counts by its sense's weight,
/// its quality and how long it lasted.
/// </summary>
internal sealed class Findings(FusionOptions options, IEarlyFusion? early = null)
{
    private readonly SenseFusion _fusion = new(options, early);
    private readonly ScoreMean[] _means = new ScoreMean[ModalityWeights.Count];
    private float _best;

    /// <param name="modality">The sense.</param>
    /// <param name="scores">Probabilities.</param>
    /// <param name="affect">Valence and arousal.</param>
    /// <param name="quality">0..1.</param>
    /// <param name="share">How long it lasted in seconds, or how much text it is: anything that adds up within the file.</param>
    public void Add(Modality modality, in EmotionScores scores, Affect affect, float quality, double share)
    {
        _best = Math.Max(_best, quality);
        _means[(int)modality].Add(scores, affect, quality, quality * share);
    }

    /// <summary>The embedding that goes with findings of a sense.</summary>
    public void Embed(Modality modality, Embedding embedding, double weight) =>
        _fusion.EmbeddingOf(modality).Add(embedding.AsSpan(), (float)weight);

    public Estimate Estimate()
    {
        Span<ModalityAverage> senses = stackalloc ModalityAverage[ModalityWeights.Count];
        for (var m = 0; m < senses.Length; m++)
        {
            ref readonly var mean = ref _means[m];
            senses[m] = new ModalityAverage(mean.Scores, mean.Affect, mean.Quality, mean.Quality, (float)mean.Weight, 0, mean.Weight > 0 ? 1 : 0);
        }

        var fused = _fusion.Combine(senses);
        if (fused.Weight <= 0 || _best < options.MinimumSupport)
            return new Estimate(null, 0, default, EmotionScores.Uniform);
        var dominant = NameOf(fused.Scores, options);
        return new Estimate(dominant, dominant is { } known ? fused.Scores[known] : 0, fused.Affect, fused.Scores);
    }

    /// <summary>The leading emotion, <see langword="null"/> for Unknown where none leads clearly enough.</summary>
    public static Emotion? NameOf(in EmotionScores scores, FusionOptions options) =>
        scores[scores.Dominant] >= options.MinimumConfidence ? scores.Dominant : null;
}
