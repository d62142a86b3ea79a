namespace EmotionEdge.Text.Language;

/// <summary>
/// Tells English from other languages, in messages of a few words as in long texts: logistic regression over hashed runs of
/// letters, learned by <c>models/training/text/language.py</c>. A text mostly in another script is not English whatever its
/// words are. Thread-safe; allocates nothing.
/// </summary>
public sealed class EnglishDetector
{
    /// <summary>Fewer letters than this tell nothing: "no" and "ok" are words of many languages.</summary>
    private const int FewestLetters = 3;

    private readonly EnglishTable _table;

    private EnglishDetector(EnglishTable table) => _table = table;

    /// <summary>Reads the table that the training wrote.</summary>
    /// <exception cref="InvalidDataException">The file is not such a table.</exception>
    public static EnglishDetector Load(string path) => new(EnglishTable.Load(path));

    /// <summary>Judges a text of any length; the time is proportional to it.</summary>
    public LanguageGuess Judge(ReadOnlySpan<char> text)
    {
        var scan = new LetterScan(_table, stackalloc byte[LetterScan.WordCapacity]);
        scan.Read(text);
        if (scan.OtherLetters == 0 && scan.LatinLetters < FewestLetters)
            return new LanguageGuess(null, scan.Words, false);

        var length = _table.LengthOf(scan.Words);
        var latinShare = scan.LatinLetters / (double)(scan.LatinLetters + scan.OtherLetters);
        var english = latinShare < 0.5 ? 0 : latinShare * _table.Probability(scan.Evidence.Score, length);
        return new LanguageGuess((float)english, scan.Words, english < _table.Threshold(length));
    }
}
