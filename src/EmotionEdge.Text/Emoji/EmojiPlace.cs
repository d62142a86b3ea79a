namespace EmotionEdge.Text.Emoji;

/// <summary>Where an emoji stood and where its name stands, in UTF-16 units; each end is the unit after the last.</summary>
/// <param name="Start">Of the name, with the space put before it.</param>
/// <param name="End">Of the name.</param>
/// <param name="OriginalStart">Of the emoji.</param>
/// <param name="OriginalEnd">Of the emoji.</param>
internal readonly record struct EmojiPlace(int Start, int End, int OriginalStart, int OriginalEnd);
