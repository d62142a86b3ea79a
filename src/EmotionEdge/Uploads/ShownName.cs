using System.Globalization;
using System.Text;

namespace EmotionEdge.Uploads;

/// <summary>
/// What a file is called on screens: the last part of what its sender called it, without characters that cannot be seen or
/// that turn the direction of writing. It never becomes part of a path.
/// </summary>
internal static class ShownName
{
    public const int MaximumLength = 120;

    private const string Nameless = "file";

    public static string Of(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var shown = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > MaximumLength)
                break;
            if (IsVisible(rune))
                shown.Append(rune);
        }

        var name = shown.ToString().Trim(' ', '.');
        return name.Length > 0 ? name : Nameless;
    }

    /// <summary>U+FFFD stands for what was no character at all.</summary>
    private static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
