namespace EmotionEdge.Text.Tokens;

/// <summary>What became of a text.</summary>
/// <param name="Length">How many tokens were written, [CLS] and [SEP] included.</param>
/// <param name="Truncated">The text has more tokens than there was room for; the rest was left out.</param>
/// <param name="Unknown">How many of the tokens are [UNK]: words of which the vocabulary has no pieces.</param>
public readonly record struct Encoding(int Length, bool Truncated, int Unknown);
