namespace EmotionEdge.Text;

/// <summary>What one sentence of a text says.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Result">What it says by itself.</param>
public readonly record struct SentenceResult(int Start, int Length, TextResult Result);
