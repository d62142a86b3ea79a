using System.Collections.Frozen;

namespace EmotionEdge.Text.Sentences;

/// <summary>
/// Cuts a text into sentences: after a full stop, exclamation or question mark that a space follows, and at line ends. A full
/// stop after an initial, a title or a common abbreviation ends nothing. People who write small letters only are understood.
/// </summary>
public static class SentenceSplitter
{
    private const string Closing = "\"')]}”’»";

    /// <summary>After these a sentence goes on.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Leading = Lookup(
        "mr", "mrs", "ms", "dr", "prof", "st", "mt", "sgt", "capt", "lt", "rev", "vs", "e.g", "i.e", "cf", "approx", "fig");

    /// <summary>After these it goes on where a small letter follows.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Trailing = Lookup(
        "etc", "inc", "ltd", "jr", "sr", "a.m", "p.m", "u.s", "dept");

    /// <summary>The places of the sentences, in order, without the spaces around them; those without a letter or digit are left out.</summary>
    public static IEnumerable<Range> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Ends(text, i, out var after))
                continue;
            if (Trim(text, start, after) is { } sentence)
                yield return sentence;
            start = after;
            i = after - 1;
        }

        if (Trim(text, start, text.Length) is { } last)
            yield return last;
    }

    private static bool Ends(string text, int i, out int after)
    {
        after = i + 1;
        if (text[i] is '\n' or '\r')
            return true;
        if (text[i] is not ('.' or '!' or '?' or '…'))
            return false;
        while (after < text.Length && text[after] is '.' or '!' or '?' or '…')
            after++;
        var marks = after - i;
        while (after < text.Length && Closing.Contains(text[after], StringComparison.Ordinal))
            after++;
        if (after < text.Length && !char.IsWhiteSpace(text[after]))
            return false;
        return marks > 1 || text[i] != '.' || !IsAbbreviation(text, i, after);
    }

    /// <summary>Whether the full stop at <paramref name="i"/> belongs to the word before it.</summary>
    private static bool IsAbbreviation(string text, int i, int after)
    {
        var begin = i;
        while (begin > 0 && !char.IsWhiteSpace(text[begin - 1]))
            begin--;
        var word = text.AsSpan(begin, i - begin).TrimStart("\"'([{“‘«");
        if ((word.Length == 1 && char.IsAsciiLetterUpper(word[0]) && word[0] != 'I') || Leading.Contains(word))
            return true;
        var next = text.AsSpan(after).TrimStart();
        return !next.IsEmpty && char.IsLower(next[0]) && Trailing.Contains(word);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static Range? Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return text.AsSpan(start, end - start).ContainsAnyLetterOrDigit() ? start..end : null;
    }

    private static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
                return true;
        }

        return false;
    }
}
