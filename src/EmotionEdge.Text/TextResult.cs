using EmotionEdge.Core;

namespace EmotionEdge.Text;

/// <summary>What a text says.</summary>
/// <param name="Scores">Probabilities of the seven emotions; uniform when <see cref="Known"/> is false.</param>
/// <param name="Known">Whether anything can be told; an empty text or one without a single word is unknown.</param>
/// <param name="Quality">0..1: how much of the text the lexicon knows.</param>
/// <param name="Sentiment">VADER's compound score, -1..1.</param>
/// <param name="Truncated">The text was longer than is read.</param>
public readonly record struct TextResult(EmotionScores Scores, bool Known, float Quality, float Sentiment, bool Truncated)
{
    /// <summary>Valence is the measured sentiment; arousal is that of the emotions.</summary>
    public Affect Affect => new(Sentiment, Affect.Of(Scores).Arousal);
}
