namespace EmotionEdge.Text;

/// <summary>What counts as a space between words: Unicode's white space and the four separators of ASCII, as in the references.</summary>
internal static class Spaces
{
    /// <summary>All of them, for trimming.</summary>
    public static readonly char[] All = [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => (char)unit).Where(IsSpace)];

    public static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is >= '\u001c' and <= '\u001f';

    /// <summary>How many runs of characters there are between spaces.</summary>
    public static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var character in text)
        {
            var space = IsSpace(character);
            words += !space && !inside ? 1 : 0;
            inside = !space;
        }

        return words;
    }
}
