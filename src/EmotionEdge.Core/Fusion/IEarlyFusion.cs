namespace EmotionEdge.Core.Fusion;

/// <summary>Fuses what the senses' networks made of what they sensed, before their own answers are averaged.</summary>
public interface IEarlyFusion
{
    /// <summary>The senses that it fuses, the first so many of <see cref="Modality"/>: Face, Speech and Text.</summary>
    const int Senses = 3;

    /// <summary>
    /// Takes the embedding of a sense before <see cref="Fuse"/>. As long as that sense's network makes them; empty where another
    /// network is in use than this was made for: its sense then counts by its answer alone.
    /// </summary>
    Span<float> EmbeddingOf(Modality modality);

    /// <summary>Fuses; allocates nothing.</summary>
    /// <param name="senses"><see cref="Senses"/> of them; at least one is present.</param>
    /// <param name="attention">How much it looked at each sense: 0 for what is not present, 1 in all.</param>
    /// <returns>Calibrated probabilities.</returns>
    EmotionScores Fuse(ReadOnlySpan<SenseToken> senses, out ModalityWeights attention);
}
