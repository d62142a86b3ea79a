using System.Globalization;

namespace EmotionEdge.Text.SentiWordNet;

/// <summary>
/// How positive and negative 31,000 English words are: S. Baccianella, A. Esuli and F. Sebastiani, "SentiWordNet 3.0: An Enhanced
/// Lexical Resource for Sentiment Analysis and Opinion Mining" (LREC 2010), in the table that the build makes of it (CC BY-SA 3.0;
/// its head says what was changed). Any inflected form is found.
/// </summary>
public sealed class SentiWordNetLexicon
{
    /// <summary>A longer word is not looked up.</summary>
    private const int LongestWord = 60;

    private const double Thousand = 1000;

    private readonly Dictionary<string, WordSenses>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly Dictionary<string, WordSenses>.AlternateLookup<ReadOnlySpan<char>> _irregular;

    private SentiWordNetLexicon(Dictionary<string, WordSenses> words)
    {
        Count = words.Count;
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _irregular = Irregular(words).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many lemmas the table has.</summary>
    public int Count { get; }

    /// <summary>Reads the table. Lines that begin with # are not read.</summary>
    /// <exception cref="InvalidDataException">A line is not of its form, or there is none.</exception>
    public static SentiWordNetLexicon Load(string path)
    {
        var words = new Dictionary<string, WordSenses>(34_000, StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!TryParse(line, out var word, out var senses))
                throw new InvalidDataException($"{path}, line {number}: expected a word and, after tabs, its parts of speech such as 'a4 140 0'.");
            words[word] = senses;
        }

        return words.Count > 0
            ? new SentiWordNetLexicon(words)
            : throw new InvalidDataException($"{path} holds no words; build again.");
    }

    /// <summary>
    /// Positive and negative rating of a word, 0..1 each: the mean over the parts of speech that it can be, weighted by how many
    /// senses it has as each. Zeros where nothing is known.
    /// </summary>
    internal (double Positive, double Negative) Rate(ReadOnlySpan<char> lowerCaseWord)
    {
        if (lowerCaseWord.Length > LongestWord)
            return default;

        _words.TryGetValue(lowerCaseWord, out var own);
        _irregular.TryGetValue(lowerCaseWord, out var irregular);
        double positive = 0, negative = 0;
        var count = 0;
        for (var part = 0; part < WordSenses.Parts; part++)
        {
            var senses = irregular[part].Count > 0 ? irregular[part]
                : own[part].Count > 0 ? own[part]
                : Detach(lowerCaseWord, (PartOfSpeech)part);
            positive += senses.Count * (senses.Positive / Thousand);
            negative += senses.Count * (senses.Negative / Thousand);
            count += senses.Count;
        }

        return count == 0 ? default : (positive / count, negative / count);
    }

    private SenseMean Detach(ReadOnlySpan<char> word, PartOfSpeech part)
    {
        Span<char> buffer = stackalloc char[LongestWord + 1];
        foreach (var rule in Detachment.Rules)
        {
            if (rule.Part != part || !rule.TryDetach(word, buffer, out var stem))
                continue;
            if (Find(stem, part) is { Count: > 0 } senses)
                return senses;
            if (rule.Doubles && stem[^1] == stem[^2] && Find(stem[..^1], part) is { Count: > 0 } single)
                return single;
        }

        return default;
    }

    private SenseMean Find(ReadOnlySpan<char> lemma, PartOfSpeech part) =>
        _words.TryGetValue(lemma, out var senses) ? senses[(int)part] : default;

    private static Dictionary<string, WordSenses> Irregular(Dictionary<string, WordSenses> words)
    {
        var irregular = new Dictionary<string, WordSenses>(StringComparer.Ordinal);
        foreach (var line in EmbeddedLines.Read("SentiWordNet.irregular.txt"))
        {
            var fields = line.Split(' ');
            if (!TryGetPart(fields[0][0], out var part) || !words.TryGetValue(fields[1], out var lemma) || lemma[(int)part].Count == 0)
                continue;
            foreach (var form in fields[2..])
            {
                var senses = irregular.GetValueOrDefault(form);
                senses[(int)part] = lemma[(int)part];
                irregular[form] = senses;
            }
        }

        return irregular;
    }

    private static bool TryParse(string line, out string word, out WordSenses senses)
    {
        var fields = line.Split('\t');
        (word, senses) = (fields[0], default);
        foreach (var field in fields.AsSpan(1))
        {
            var numbers = field.Split(' ');
            if (numbers.Length != 3 || numbers[0].Length < 2 || !TryGetPart(numbers[0][0], out var part)
                || !ushort.TryParse(numbers[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || !ushort.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var positive)
                || !ushort.TryParse(numbers[2], NumberStyles.None, CultureInfo.InvariantCulture, out var negative))
                return false;
            senses[(int)part] = new SenseMean(count, positive, negative);
        }

        return word.Length > 0 && fields.Length > 1;
    }

    private static bool TryGetPart(char letter, out PartOfSpeech part)
    {
        var index = "nvar".IndexOf(letter, StringComparison.Ordinal);
        part = (PartOfSpeech)index;
        return index >= 0;
    }
}
