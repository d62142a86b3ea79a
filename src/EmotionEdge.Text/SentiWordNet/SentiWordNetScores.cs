namespace EmotionEdge.Text.SentiWordNet;

/// <summary>What SentiWordNet says of a text.</summary>
/// <param name="Positive">Sum of the words' positive ratings (0..1 each), a turned word's negative one instead.</param>
/// <param name="Negative">Sum of the words' negative ratings, in the same way.</param>
/// <param name="Polarity">Both in one: -1 (most negative) .. 1 (most positive).</param>
/// <param name="Hits">How many words have a rating.</param>
public readonly record struct SentiWordNetScores(double Positive, double Negative, double Polarity, int Hits);
