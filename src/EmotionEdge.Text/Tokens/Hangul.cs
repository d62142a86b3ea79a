namespace EmotionEdge.Text.Tokens;

/// <summary>Korean syllables taken apart into their letters, by the arithmetic of the Unicode Standard, section 3.12.</summary>
internal static class Hangul
{
    /// <summary>A syllable has two letters or three.</summary>
    public const int MostJamo = 3;

    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private const int Leading = 0x1100;
    private const int Vowel = 0x1161;
    private const int Trailing = 0x11A7;
    private const int Vowels = 21;
    private const int Trailings = 28;

    public static bool IsSyllable(int codePoint) => codePoint is >= FirstSyllable and <= LastSyllable;

    /// <summary>Writes the letters of a syllable and returns how many there are.</summary>
    public static int Decompose(int syllable, Span<int> jamo)
    {
        var index = syllable - FirstSyllable;
        jamo[0] = Leading + (index / (Vowels * Trailings));
        jamo[1] = Vowel + (index / Trailings % Vowels);
        jamo[2] = Trailing + (index % Trailings);
        return jamo[2] == Trailing ? 2 : 3;
    }
}
