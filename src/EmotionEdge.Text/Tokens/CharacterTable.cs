using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EmotionEdge.Text.Tokens;

/// <summary>
/// What BERT's uncased normaliser makes of a character: lower case, accents off, control characters out, CJK characters apart.
/// Read off the reference by <c>models/training/text/characters.py</c>, and so independent of the Unicode version of the runtime.
/// </summary>
internal sealed class CharacterTable
{
    private const int Ascii = 0x80;

    private readonly Dictionary<int, string> _mapped = [];
    private readonly (int First, int Last)[] _removed;
    private readonly (int First, int Last)[] _alone;
    private readonly (int First, int Last)[] _punctuation;

    private CharacterTable(IEnumerable<string> lines)
    {
        _removed = _alone = _punctuation = [];
        foreach (var line in lines)
        {
            var fields = line.Split(' ');
            switch (fields[0])
            {
                case "removed":
                    _removed = Ranges(fields);
                    break;
                case "alone":
                    _alone = Ranges(fields);
                    break;
                case "punctuation":
                    _punctuation = Ranges(fields);
                    break;
                case "map":
                    _mapped[Number(fields[1])] = string.Concat(fields.Skip(2).Select(f => f == "_" ? " " : char.ConvertFromUtf32(Number(f))));
                    break;
            }
        }
    }

    public static CharacterTable Default { get; } = new(EmbeddedLines.Read("Tokens.characters.txt"));

    /// <summary>Whether this character vanishes.</summary>
    public bool IsRemoved(int codePoint) => codePoint < Ascii
        ? codePoint is not ('\t' or '\n' or '\r') && (codePoint < ' ' || codePoint == 0x7f)
        : Contains(_removed, codePoint);

    /// <summary>Whether this character is a word of its own, as CJK ideographs are.</summary>
    public bool IsAlone(int codePoint) => codePoint >= Ascii && Contains(_alone, codePoint);

    /// <summary>Whether this character, already normalised, is a token of its own: all of ASCII's marks and Unicode's punctuation.</summary>
    public bool IsPunctuation(int codePoint) => codePoint < Ascii
        ? codePoint > ' ' && codePoint < 0x7f && !char.IsAsciiLetterOrDigit((char)codePoint)
        : Contains(_punctuation, codePoint);

    /// <summary>What a character outside ASCII becomes, if that is not itself.</summary>
    public bool TryMap(int codePoint, [NotNullWhen(true)] out string? mapping) => _mapped.TryGetValue(codePoint, out mapping);

    private static bool Contains((int First, int Last)[] ranges, int codePoint)
    {
        int low = 0, high = ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (codePoint > ranges[middle].Last)
                low = middle + 1;
            else if (codePoint < ranges[middle].First)
                high = middle - 1;
            else
                return true;
        }

        return false;
    }

    private static (int First, int Last)[] Ranges(string[] fields) =>
    [
        .. fields.Skip(1).Select(field => field.Split('-')).Select(ends => (Number(ends[0]), Number(ends[^1]))),
    ];

    private static int Number(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
