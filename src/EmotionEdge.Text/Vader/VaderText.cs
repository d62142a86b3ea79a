using System.Buffers;
using System.Text;

namespace EmotionEdge.Text.Vader;

/// <summary>A text cut into words and emoticons, as VADER cuts it. Its memory is rented and goes back when it is disposed.</summary>
internal readonly ref struct VaderText : IDisposable
{
    private readonly VaderToken[] _tokens;
    private readonly VaderSentiment[] _sentiments;
    private readonly int _count;

    public VaderText(ReadOnlySpan<char> text, VaderLexicon lexicon)
    {
        var most = (text.Length + 1) / 2;
        _tokens = ArrayPool<VaderToken>.Shared.Rent(most);
        _sentiments = ArrayPool<VaderSentiment>.Shared.Rent(most);
        _count = Cut(text, lexicon, _tokens);
        ExclamationMarks = text.Count('!');
        QuestionMarks = text.Count('?');

        var capitals = 0;
        foreach (var token in Tokens)
            capitals += token.IsUpper ? 1 : 0;
        MixedCapitals = capitals > 0 && capitals < _count;
    }

    public ReadOnlySpan<VaderToken> Tokens => _tokens.AsSpan(0, _count);

    /// <summary>Room for what the words say; at most as many as there are words.</summary>
    public Span<VaderSentiment> Sentiments => _sentiments;

    /// <summary>Some words are in capitals and some are not: only then do capitals say anything.</summary>
    public bool MixedCapitals { get; }

    public int ExclamationMarks { get; }

    public int QuestionMarks { get; }

    /// <summary>This word is shouted: it is in capitals where others are not.</summary>
    public bool IsShouted(int index) => MixedCapitals && _tokens[index].IsUpper;

    public void Dispose()
    {
        ArrayPool<VaderToken>.Shared.Return(_tokens);
        ArrayPool<VaderSentiment>.Shared.Return(_sentiments);
    }

    private static int Cut(ReadOnlySpan<char> text, VaderLexicon lexicon, Span<VaderToken> tokens)
    {
        var lowerCase = ArrayPool<char>.Shared.Rent(text.Length);
        text.ToLowerInvariant(lowerCase);

        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Spaces.IsSpace(text[i]))
                continue;

            var start = i;
            while (i < text.Length && !Spaces.IsSpace(text[i]))
                i++;
            var (from, length) = Strip(text, start, i);
            tokens[count++] = new VaderToken(
                from, length, IsUpper(text.Slice(from, length)), lexicon.Find(lowerCase.AsSpan(from, length)));
        }

        ArrayPool<char>.Shared.Return(lowerCase);
        return count;
    }

    /// <summary>Punctuation is cut off, except from what would be too short for a word, such as an emoticon.</summary>
    private static (int Start, int Length) Strip(ReadOnlySpan<char> text, int start, int end)
    {
        var (from, to) = (start, end);
        while (from < to && IsPunctuation(text[from]))
            from++;
        while (to > from && IsPunctuation(text[to - 1]))
            to--;
        return to - from <= 2 ? (start, end - start) : (from, to - from);
    }

    private static bool IsPunctuation(char character) =>
        character is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        var any = false;
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.IsLower(rune))
                return false;
            any |= Rune.IsUpper(rune);
        }

        return any;
    }
}
