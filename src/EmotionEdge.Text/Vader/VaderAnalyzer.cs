using EmotionEdge.Text.Emoji;

namespace EmotionEdge.Text.Vader;

/// <summary>
/// VADER's rules: C. J. Hutto and E. Gilbert, "VADER: A parsimonious rule-based model for sentiment analysis of social
/// media text" (ICWSM 2014), in the form of the authors' version 3.3.2. English. Thread-safe.
/// </summary>
/// <param name="lexicon">The valence of words.</param>
/// <param name="emoji">What emoji are called; left out, they are not read.</param>
public sealed class VaderAnalyzer(VaderLexicon lexicon, EmojiNames? emoji = null)
{
    /// <summary>Roughly the largest sum that a text can have; it brings the compound score into -1..1.</summary>
    private const double NormalizationAlpha = 15;

    private const double BeforeBut = 0.5;
    private const double AfterBut = 1.5;
    private const double NeverSo = 1.25;

    /// <summary>How much of its boost an intensifier keeps one, two and three words before the word.</summary>
    private static readonly double[] Damping = [1, 0.95, 0.9];

    public VaderScores Score(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new VaderText(emoji?.Name(text) ?? text);
        if (words.Words.Length == 0)
            return default;

        var sentiments = new double[words.Words.Length];
        var hits = 0;
        for (var i = 0; i < sentiments.Length; i++)
        {
            hits += lexicon.Contains(words.Lower[i]) ? 1 : 0;
            sentiments[i] = IsModifier(words, i) ? 0 : Valence(words, i);
        }

        WeighBut(words, sentiments);
        return Combine(sentiments, Emphasis(words), hits);
    }

    private static bool IsModifier(VaderText text, int i) =>
        VaderWords.Boosters.ContainsKey(text.Lower[i])
        || (text.Lower[i] == "kind" && i + 1 < text.Lower.Length && text.Lower[i + 1] == "of");

    private double Valence(VaderText text, int i)
    {
        var lower = text.Lower;
        if (!lexicon.TryGet(lower[i], out var valence))
            return 0;

        var ofLexicon = valence;
        if (lower[i] == "no" && i + 1 < lower.Length && lexicon.Contains(lower[i + 1]))
            valence = 0;
        if (FollowsNo(lower, i))
            valence = ofLexicon * VaderWords.Negation;
        if (text.IsShouted(i))
            valence += valence > 0 ? VaderWords.Capitals : -VaderWords.Capitals;

        for (var back = 0; back < Damping.Length && i > back; back++)
        {
            if (lexicon.Contains(lower[i - back - 1]))
                continue;

            valence += Boost(text, i - back - 1, valence) * Damping[back];
            valence *= NegationOf(lower, i, back);
            if (back == 2)
                valence = ApplyIdioms(lower, i, valence);
        }

        return valence * LeastOf(lower, i);
    }

    private static bool FollowsNo(string[] lower, int i) =>
        (i > 0 && lower[i - 1] == "no")
        || (i > 1 && lower[i - 2] == "no")
        || (i > 2 && lower[i - 3] == "no" && lower[i - 1] is "or" or "nor");

    private static double Boost(VaderText text, int i, double valence)
    {
        if (!VaderWords.Boosters.TryGetValue(text.Lower[i], out var boost))
            return 0;
        if (valence < 0)
            boost = -boost;
        if (text.IsShouted(i))
            boost += valence > 0 ? VaderWords.Capitals : -VaderWords.Capitals;
        return boost;
    }

    /// <summary>By what the word <paramref name="back"/> + 1 places before multiplies: 1 where it is no negation.</summary>
    private static double NegationOf(string[] lower, int i, int back)
    {
        var word = lower[i - back - 1];
        if (back == 1)
        {
            if (word == "never" && lower[i - 1] is "so" or "this")
                return NeverSo;
            if (word == "without" && lower[i - 1] == "doubt")
                return 1;
        }
        else if (back == 2)
        {
            // As in the reference: "so" or "this" right before the word is enough, whatever stands three places before.
            if ((word == "never" && lower[i - 2] is "so" or "this") || lower[i - 1] is "so" or "this")
                return NeverSo;
            if (word == "without" && (lower[i - 2] == "doubt" || lower[i - 1] == "doubt"))
                return 1;
        }

        return VaderWords.IsNegation(word) ? VaderWords.Negation : 1;
    }

    private static double ApplyIdioms(string[] lower, int i, double valence)
    {
        var threeTwo = $"{lower[i - 3]} {lower[i - 2]}";
        var twoOne = $"{lower[i - 2]} {lower[i - 1]}";
        var threeTwoOne = $"{threeTwo} {lower[i - 1]}";
        foreach (var sequence in (string[])[$"{lower[i - 1]} {lower[i]}", $"{twoOne} {lower[i]}", twoOne, threeTwoOne, threeTwo])
        {
            if (VaderWords.Idioms.TryGetValue(sequence, out var idiom))
            {
                valence = idiom;
                break;
            }
        }

        if (i + 1 < lower.Length && VaderWords.Idioms.TryGetValue($"{lower[i]} {lower[i + 1]}", out var ahead))
            valence = ahead;
        if (i + 2 < lower.Length && VaderWords.Idioms.TryGetValue($"{lower[i]} {lower[i + 1]} {lower[i + 2]}", out var farAhead))
            valence = farAhead;

        foreach (var sequence in (string[])[threeTwoOne, threeTwo, twoOne])
            valence += VaderWords.Boosters.GetValueOrDefault(sequence);
        return valence;
    }

    private double LeastOf(string[] lower, int i)
    {
        if (i == 0 || lower[i - 1] != "least" || lexicon.Contains("least"))
            return 1;
        return i > 1 && lower[i - 2] is "at" or "very" ? 1 : VaderWords.Negation;
    }

    /// <summary>
    /// What comes before "but" counts half, what comes after half as much again. As in the reference, the place of a
    /// sentiment is that of the first one of the same value, which matters when values repeat.
    /// </summary>
    private static void WeighBut(VaderText text, double[] sentiments)
    {
        var but = Array.IndexOf(text.Lower, "but");
        if (but < 0)
            return;

        for (var i = 0; i < sentiments.Length; i++)
        {
            var place = Array.IndexOf(sentiments, sentiments[i]);
            if (place < but)
                sentiments[place] *= BeforeBut;
            else if (place > but)
                sentiments[place] *= AfterBut;
        }
    }

    private static double Emphasis(VaderText text)
    {
        var exclamation = Math.Min(text.ExclamationMarks, 4) * 0.292;
        var question = text.QuestionMarks switch
        {
            <= 1 => 0,
            <= 3 => text.QuestionMarks * 0.18,
            _ => 0.96,
        };
        return exclamation + question;
    }

    private static VaderScores Combine(double[] sentiments, double emphasis, int hits)
    {
        double sum = 0, positive = 0, negative = 0;
        var neutral = 0;
        foreach (var sentiment in sentiments)
        {
            sum += sentiment;
            if (sentiment > 0)
                positive += sentiment + 1;
            else if (sentiment < 0)
                negative += 1 - sentiment;
            else
                neutral++;
        }

        sum += Math.Sign(sum) * emphasis;
        if (positive > negative)
            positive += emphasis;
        else if (positive < negative)
            negative += emphasis;

        var total = positive + negative + neutral;
        var compound = Math.Clamp(sum / Math.Sqrt((sum * sum) + NormalizationAlpha), -1, 1);
        return new VaderScores(negative / total, neutral / total, positive / total, compound, hits);
    }
}
