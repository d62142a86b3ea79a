namespace EmotionEdge.Text.SentiWordNet;

/// <summary>A word of a text that has a rating.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Difference">Positive less negative, after negations.</param>
internal readonly record struct RatedWord(int Start, int Length, double Difference);
