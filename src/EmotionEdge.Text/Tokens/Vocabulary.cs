namespace EmotionEdge.Text.Tokens;

/// <summary>
/// The pieces that words are made of: a piece a line, its number is its line, those that go on inside a word begin with
/// <c>##</c>. The first lines of a longer vocabulary are a vocabulary too.
/// </summary>
public sealed class Vocabulary
{
    private const string Inside = "##";

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _starts;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _insides;

    private Vocabulary(string path, List<string> pieces)
    {
        Dictionary<string, int> starts = new(StringComparer.Ordinal), insides = new(StringComparer.Ordinal);
        for (var i = 0; i < pieces.Count; i++)
        {
            var inside = pieces[i].Length > Inside.Length && pieces[i].StartsWith(Inside, StringComparison.Ordinal);
            if (!(inside ? insides.TryAdd(pieces[i][Inside.Length..], i) : starts.TryAdd(pieces[i], i)))
                throw new InvalidDataException($"{path}, line {i + 1}: '{pieces[i]}' stands there a second time.");
            LongestPiece = Math.Max(LongestPiece, pieces[i].Length - (inside ? Inside.Length : 0));
        }

        Count = pieces.Count;
        _starts = starts.GetAlternateLookup<ReadOnlySpan<char>>();
        _insides = insides.GetAlternateLookup<ReadOnlySpan<char>>();
        Special = SpecialTokens.All.Select(token => starts.TryGetValue(token, out var id)
            ? id
            : throw new InvalidDataException($"{path} lacks {token}; it is no vocabulary of a BERT model.")).ToArray();
    }

    /// <summary>How many pieces there are.</summary>
    public int Count { get; }

    /// <summary>Characters of the longest piece.</summary>
    internal int LongestPiece { get; }

    /// <summary>The numbers of the special tokens, in the order of <see cref="SpecialTokens.All"/>.</summary>
    internal IReadOnlyList<int> Special { get; }

    /// <summary>Reads a vocabulary.</summary>
    /// <param name="path">A file with a piece a line.</param>
    /// <param name="size">How many of its lines to take; all where left out.</param>
    /// <exception cref="InvalidDataException">A piece stands there twice, a special token or a line is missing.</exception>
    public static Vocabulary Load(string path, int? size = null)
    {
        List<string> pieces = [.. File.ReadLines(path).Take(size ?? int.MaxValue)];
        return size is { } wanted && pieces.Count < wanted
            ? throw new InvalidDataException($"{path} has {pieces.Count} pieces, {wanted} are needed.")
            : new Vocabulary(path, pieces);
    }

    internal bool TryGet(ReadOnlySpan<char> piece, bool inside, out int id) =>
        (inside ? _insides : _starts).TryGetValue(piece, out id);
}
