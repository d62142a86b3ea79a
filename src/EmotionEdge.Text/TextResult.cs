using EmotionEdge.Core;

namespace EmotionEdge.Text;

/// <summary>What a text says.</summary>
/// <param name="State">Whether it was read, and if not, why.</param>
/// <param name="Scores">Probabilities of the seven emotions; uniform when it was not read.</param>
/// <param name="Quality">0..1: how much there is to go by: few words and words in unknown pieces say little.</param>
/// <param name="Sentiment">-1 negative .. 1 positive.</param>
/// <param name="Intensity">0 matter-of-fact .. 1 full of feeling.</param>
/// <param name="Truncated">The text was longer than is read.</param>
public readonly record struct TextResult(
    TextState State, EmotionScores Scores, float Quality, float Sentiment, float Intensity, bool Truncated)
{
    /// <summary>What the transformer made of it, the mean over its passages; empty when it was not read.</summary>
    public Embedding Embedding { get; init; }

    /// <summary>Whether anything can be told.</summary>
    public bool Known => State == TextState.Read;

    /// <summary>Valence is the measured sentiment; arousal is that of the emotions.</summary>
    public Affect Affect => new(Sentiment, Affect.Of(Scores).Arousal);

    internal static TextResult Unread(TextState state, bool truncated) => new(state, EmotionScores.Uniform, 0, 0, 0, truncated);
}
