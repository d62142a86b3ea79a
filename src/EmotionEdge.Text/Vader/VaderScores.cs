namespace EmotionEdge.Text.Vader;

/// <summary>How negative, neutral and positive a text is (shares that sum to one), and all in one number.</summary>
/// <param name="Negative">Share, 0..1.</param>
/// <param name="Neutral">Share, 0..1.</param>
/// <param name="Positive">Share, 0..1.</param>
/// <param name="Compound">-1 (most negative) .. 1 (most positive).</param>
/// <param name="Hits">How many words and emoticons of the text are in the lexicon.</param>
public readonly record struct VaderScores(double Negative, double Neutral, double Positive, double Compound, int Hits);
