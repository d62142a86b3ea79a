namespace EmotionEdge.Text.Vader;

/// <summary>What one word of a text says after all rules.</summary>
/// <param name="Word">Its place among the words.</param>
/// <param name="Value">Not 0.</param>
internal readonly record struct VaderSentiment(int Word, double Value);
