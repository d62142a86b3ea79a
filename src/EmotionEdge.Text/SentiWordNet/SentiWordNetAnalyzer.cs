using System.Buffers;
using System.Collections.Frozen;
using EmotionEdge.Text.Emoji;
using EmotionEdge.Text.Vader;

namespace EmotionEdge.Text.SentiWordNet;

/// <summary>
/// Adds up what SentiWordNet says of the words of a text. A word within three after a negation is turned, as in VADER; words of
/// grammar, and intensifiers, say nothing of themselves. English. Thread-safe.
/// </summary>
/// <param name="lexicon">The ratings of words.</param>
/// <param name="emoji">What emoji are called; left out, they are not read.</param>
public sealed class SentiWordNetAnalyzer(SentiWordNetLexicon lexicon, EmojiNames? emoji = null)
{
    /// <summary>How many words after a negation are turned.</summary>
    private const int Scope = 3;

    /// <summary>Brings a difference of sums into -1..1, as VADER's constant does; a word with a clear rating has about 0.5.</summary>
    private const double Normalization = 1;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Negations =
        VaderWords.Negations.Append("no").ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Silent =
        EmbeddedLines.Read("SentiWordNet.function_words.txt").SelectMany(line => line.Split(' '))
            .Concat(VaderWords.Boosters.Select(booster => booster.Key))
            .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public SentiWordNetScores Score(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(emoji?.Name(text) ?? text, null);
    }

    /// <summary>
    /// The words that moved <see cref="SentiWordNetScores.Polarity"/>, in the order of the text. Their contributions add up to it.
    /// </summary>
    public IReadOnlyList<WordEvidence> Evidence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var named = emoji?.NameInPlace(text);
        var words = new List<RatedWord>();
        var scores = Read(named?.Text ?? text, words);
        var evidence = new List<WordEvidence>(words.Count);
        foreach (var word in words)
        {
            if (word.Difference == 0)
                continue;
            var (start, length) = named?.Original(word.Start, word.Length) ?? (word.Start, word.Length);
            var contribution = Normalize(word.Difference, scores.Positive - scores.Negative);
            evidence.Add(new WordEvidence(text.Substring(start, length), start, length, contribution, Lexicon.SentiWordNet));
        }

        return WordEvidence.Join(evidence);
    }

    private SentiWordNetScores Read(ReadOnlySpan<char> text, List<RatedWord>? words)
    {
        var lowerCase = ArrayPool<char>.Shared.Rent(text.Length);
        var lower = lowerCase.AsSpan(0, text.Length);
        text.ToLowerInvariant(lower);
        lower.Replace('’', '\'');

        double positive = 0, negative = 0;
        var (hits, turned) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsOfWord(text[i]))
                continue;

            var (start, end) = (i, EndOfWord(lower, i));
            i = end;
            var whole = lower[start..end];
            turned--;
            if (Negations.Contains(whole) || whole.IndexOf("n't") >= 0)
            {
                turned = Scope + 1;
                continue;
            }

            var apostrophe = whole.IndexOf('\'');
            var word = apostrophe < 0 ? whole : whole[..apostrophe];
            if (word.Length < 2 || Silent.Contains(word))
                continue;

            var (good, bad) = lexicon.Rate(word);
            if (good == 0 && bad == 0)
                continue;
            if (turned > 0)
                (good, bad) = (-VaderWords.Negation * bad, -VaderWords.Negation * good);
            hits++;
            positive += good;
            negative += bad;
            words?.Add(new RatedWord(start, word.Length, good - bad));
        }

        ArrayPool<char>.Shared.Return(lowerCase);
        return new SentiWordNetScores(positive, negative, Normalize(positive - negative, positive - negative), hits);
    }

    /// <summary>A letter, a number or anything beyond the basic plane.</summary>
    private static bool IsOfWord(char character) =>
        char.IsLetter(character) || char.IsNumber(character) || char.IsSurrogate(character);

    /// <summary>The end of the word that begins here; an apostrophe between two of its characters is of it.</summary>
    private static int EndOfWord(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && (IsOfWord(text[i]) || (text[i] == '\'' && i + 1 < text.Length && IsOfWord(text[i + 1]))))
            i++;
        return i;
    }

    /// <summary>A part of a difference on the scale on which the whole is the polarity.</summary>
    private static double Normalize(double part, double difference) => part / Math.Sqrt((difference * difference) + Normalization);
}
