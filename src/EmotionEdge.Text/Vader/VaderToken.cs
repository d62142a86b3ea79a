namespace EmotionEdge.Text.Vader;

/// <summary>A word or emoticon of a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="IsUpper">It has capital letters and no small ones.</param>
/// <param name="Word">What is known of it.</param>
internal readonly record struct VaderToken(int Start, int Length, bool IsUpper, VaderWord Word);
