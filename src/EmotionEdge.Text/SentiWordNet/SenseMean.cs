namespace EmotionEdge.Text.SentiWordNet;

/// <summary>The senses of a word as one part of speech.</summary>
/// <param name="Count">How many; 0 where the word is not of this part of speech.</param>
/// <param name="Positive">In thousandths.</param>
/// <param name="Negative">In thousandths.</param>
internal readonly record struct SenseMean(ushort Count, ushort Positive, ushort Negative);
