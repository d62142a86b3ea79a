namespace EmotionEdge.Core.Fusion;

/// <summary>
/// From what each sense says to what they say together, by the method of the options: where the readings came from, and how
/// they age, is not known here. Not thread-safe; allocates nothing.
/// </summary>
public sealed class SenseFusion
{
    private readonly FusionOptions _options;
    private readonly IEarlyFusion? _early;
    private readonly EmbeddingMean[] _embeddings = [.. Enumerable.Range(0, ModalityWeights.Count).Select(_ => new EmbeddingMean())];

    /// <param name="options">The method and its numbers.</param>
    /// <param name="early">For the method Attention.</param>
    /// <exception cref="ArgumentException">The method is Attention and there is no early fusion.</exception>
    public SenseFusion(FusionOptions options, IEarlyFusion? early)
    {
        if (options.Method == FusionMethod.Attention && early is null)
            throw new ArgumentException("The method Attention needs the model of early fusion.", nameof(early));
        (_options, _early) = (options, options.Method == FusionMethod.Attention ? early : null);
    }

    /// <summary>Whether embeddings are looked at; if not, they need not be collected.</summary>
    public bool TakesEmbeddings => _early is not null;

    /// <summary>Collects the embeddings of a sense.</summary>
    public EmbeddingMean EmbeddingOf(Modality modality) => _embeddings[(int)modality];

    /// <param name="senses">One a modality.</param>
    public FusedSenses Combine(Span<ModalityAverage> senses)
    {
        var weights = default(ModalityWeights);
        for (var m = 0; m < senses.Length; m++)
            weights[m] = _options.WeightOf((Modality)m) * senses[m].Strength;

        if (_options.Method == FusionMethod.MajorityVote)
        {
            MajorityVote.Keep(ref weights, senses, _options.MinimumConfidence);
        }
        else if (_options.Method == FusionMethod.Reliability)
        {
            for (var m = 0; m < senses.Length; m++)
            {
                var error = _options.Reliability.CalibrationErrorOf((Modality)m);
                senses[m] = senses[m] with { Scores = senses[m].Scores.MixedWith(EmotionScores.Uniform, error) };
            }
        }

        if (_early is { } early)
            Attend(early, senses, ref weights);
        return Sum(senses, weights);
    }

    /// <summary>
    /// The senses of early fusion all say what it says, and share their weight by the attention that was paid to each; sounds
    /// without words count beside it as they always do. A sense whose weight is 0 is not heard.
    /// </summary>
    private void Attend(IEarlyFusion early, Span<ModalityAverage> senses, ref ModalityWeights weights)
    {
        Span<SenseToken> tokens = stackalloc SenseToken[IEarlyFusion.Senses];
        var total = 0f;
        for (var m = 0; m < tokens.Length; m++)
        {
            var present = weights[m] > 0;
            total += weights[m];
            tokens[m] = new SenseToken(
                present,
                senses[m].Scores,
                senses[m].Quality,
                senses[m].HalfLives,
                present && _embeddings[m].TryCopyTo(early.EmbeddingOf((Modality)m)));
        }

        if (total <= 0)
            return;
        var scores = early.Fuse(tokens, out var attention);
        for (var m = 0; m < tokens.Length; m++)
        {
            senses[m] = senses[m] with { Scores = scores };
            weights[m] = attention[m] * total;
        }
    }

    private static FusedSenses Sum(ReadOnlySpan<ModalityAverage> senses, ModalityWeights weights)
    {
        Span<float> sum = stackalloc float[EmotionScores.Count];
        sum.Clear();
        float total = 0, valence = 0, arousal = 0;
        for (var m = 0; m < senses.Length; m++)
        {
            var weight = weights[m];
            total += weight;
            valence += weight * senses[m].Affect.Valence;
            arousal += weight * senses[m].Affect.Arousal;
            for (var e = 0; e < EmotionScores.Count; e++)
                sum[e] += weight * senses[m].Scores[e];
        }

        if (total <= 0)
            return new FusedSenses(EmotionScores.Uniform, default, 0, default);
        for (var m = 0; m < senses.Length; m++)
            weights[m] /= total;
        return new FusedSenses(EmotionScores.FromWeights(sum), new Affect(valence / total, arousal / total), total, weights);
    }
}
