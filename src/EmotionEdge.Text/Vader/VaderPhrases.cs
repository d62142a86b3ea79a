using System.Collections.Frozen;

namespace EmotionEdge.Text.Vader;

/// <summary>
/// Sequences of two or three words that mean something of their own. Every word in them has a number (from 1), and a phrase is
/// looked up by the numbers of its words.
/// </summary>
internal static class VaderPhrases
{
    private static readonly (string Phrase, double Valence)[] Idioms =
    [
        ("the shit", 3), ("the bomb", 3), ("bad ass", 1.5), ("bus stop", 0), ("yeah right", -2), ("kiss of death", -1.5),
        ("to die for", 3), ("beating heart", 3.1), ("broken heart", -2.9),
    ];

    private static readonly (string Phrase, double Boost)[] Boosters =
        [("just enough", -VaderWords.Boost), ("kind of", -VaderWords.Boost), ("sort of", -VaderWords.Boost)];

    private static readonly FrozenDictionary<string, byte> Numbers = Idioms.Concat(Boosters)
        .SelectMany(entry => entry.Item1.Split(' ')).Distinct().Select((word, i) => KeyValuePair.Create(word, (byte)(i + 1)))
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<int, double> ValencesByKey = Keyed(Idioms);

    private static readonly FrozenDictionary<int, double> BoostsByKey = Keyed(Boosters);

    /// <summary>The words of all phrases, each with its number.</summary>
    public static IEnumerable<KeyValuePair<string, byte>> Words => Numbers;

    /// <summary>The valence of an idiom of two or three words, if they are one.</summary>
    public static bool TryGetIdiom(VaderWord first, VaderWord second, VaderWord third, out double valence)
    {
        valence = 0;
        return third.PhraseWord != 0
            && ValencesByKey.TryGetValue(Key(first.PhraseWord, second.PhraseWord, third.PhraseWord), out valence);
    }

    /// <inheritdoc cref="TryGetIdiom(VaderWord, VaderWord, VaderWord, out double)"/>
    public static bool TryGetIdiom(VaderWord first, VaderWord second, out double valence) =>
        ValencesByKey.TryGetValue(Key(first.PhraseWord, second.PhraseWord, 0), out valence);

    /// <summary>What two words together add to the words after them; 0 where they are no intensifier.</summary>
    public static double BoostOf(VaderWord first, VaderWord second) =>
        BoostsByKey.GetValueOrDefault(Key(first.PhraseWord, second.PhraseWord, 0));

    private static FrozenDictionary<int, double> Keyed((string Phrase, double Value)[] phrases) =>
        phrases.ToFrozenDictionary(entry => KeyOf(entry.Phrase), entry => entry.Value);

    private static int KeyOf(string phrase)
    {
        byte[] numbers = [.. phrase.Split(' ').Select(word => Numbers[word]), 0];
        return Key(numbers[0], numbers[1], numbers[2]);
    }

    private static int Key(byte first, byte second, byte third) => (first << 16) | (second << 8) | third;
}
