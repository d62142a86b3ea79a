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
        using var words = new VaderText(emoji?.Name(text) ?? text, lexicon);
        return words.Tokens.Length == 0 ? default : Combine(words, SentimentsOf(words));
    }

    /// <summary>
    /// The words that moved <see cref="VaderScores.Compound"/>, in the order of the text. Their contributions add up to it, less
    /// what exclamation and question marks add.
    /// </summary>
    public IReadOnlyList<WordEvidence> Evidence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var named = emoji?.NameInPlace(text);
        using var words = new VaderText(named?.Text ?? text, lexicon);
        var sentiments = SentimentsOf(words);
        var sum = Emphasize(SumOf(sentiments), Emphasis(words));
        var evidence = new List<WordEvidence>(sentiments.Length);
        foreach (var sentiment in sentiments)
        {
            var token = words.Tokens[sentiment.Word];
            var (start, length) = named?.Original(token.Start, token.Length) ?? (token.Start, token.Length);
            evidence.Add(new WordEvidence(
                text.Substring(start, length), start, length, Normalize(sentiment.Value, sum), Lexicon.Vader));
        }

        return WordEvidence.Join(evidence);
    }

    /// <summary>What the words say that say something, in their order.</summary>
    private static ReadOnlySpan<VaderSentiment> SentimentsOf(VaderText text)
    {
        var tokens = text.Tokens;
        var sentiments = text.Sentiments;
        var (count, but) = (0, -1);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (but < 0 && tokens[i].Word.Is(VaderTraits.But))
                but = i;
            if (tokens[i].Word.Is(VaderTraits.Rated) && !IsModifier(tokens, i) && Valence(text, i) is var valence and not 0)
                sentiments[count++] = new VaderSentiment(i, valence);
        }

        sentiments = sentiments[..count];
        if (but >= 0)
            WeighBut(sentiments, but);
        return sentiments;
    }

    private static bool IsModifier(ReadOnlySpan<VaderToken> tokens, int i) =>
        tokens[i].Word.Boost != 0 || (tokens[i].Word.Is(VaderTraits.Kind) && Is(tokens, i + 1, VaderTraits.Of));

    private static double Valence(VaderText text, int i)
    {
        var tokens = text.Tokens;
        var valence = tokens[i].Word.Valence;
        if (FollowsNo(tokens, i))
            valence *= VaderWords.Negation;
        else if (tokens[i].Word.Is(VaderTraits.No) && Is(tokens, i + 1, VaderTraits.Rated))
            valence = 0;
        if (text.IsShouted(i))
            valence += valence > 0 ? VaderWords.Capitals : -VaderWords.Capitals;

        for (var back = 0; back < Damping.Length && i > back; back++)
        {
            if (tokens[i - back - 1].Word.Is(VaderTraits.Rated))
                continue;

            valence += Boost(text, i - back - 1, valence) * Damping[back];
            valence *= NegationOf(tokens, i, back);
            if (back == 2)
                valence = ApplyPhrases(tokens, i, valence);
        }

        return valence * LeastOf(tokens, i);
    }

    private static bool FollowsNo(ReadOnlySpan<VaderToken> tokens, int i) =>
        Is(tokens, i - 1, VaderTraits.No)
        || Is(tokens, i - 2, VaderTraits.No)
        || (Is(tokens, i - 3, VaderTraits.No) && Is(tokens, i - 1, VaderTraits.OrNor));

    private static double Boost(VaderText text, int i, double valence)
    {
        var boost = text.Tokens[i].Word.Boost;
        if (boost == 0)
            return 0;
        if (valence < 0)
            boost = -boost;
        if (text.IsShouted(i))
            boost += valence > 0 ? VaderWords.Capitals : -VaderWords.Capitals;
        return boost;
    }

    /// <summary>By what the word <paramref name="back"/> + 1 places before multiplies: 1 where it is no negation.</summary>
    private static double NegationOf(ReadOnlySpan<VaderToken> tokens, int i, int back)
    {
        var word = tokens[i - back - 1].Word;
        if (back > 0)
        {
            var between = tokens[(i - back)..i];
            // As in the reference: "so" or "this" right before the word is enough three places on, whatever stands there.
            if ((word.Is(VaderTraits.Never) && between[0].Word.Is(VaderTraits.SoThis)) || (back == 2 && between[1].Word.Is(VaderTraits.SoThis)))
                return NeverSo;
            if (word.Is(VaderTraits.Without) && (between[0].Word.Is(VaderTraits.Doubt) || between[^1].Word.Is(VaderTraits.Doubt)))
                return 1;
        }

        return word.Is(VaderTraits.Negation) ? VaderWords.Negation : 1;
    }

    private static double ApplyPhrases(ReadOnlySpan<VaderToken> tokens, int i, double valence)
    {
        var (three, two, one, word) = (tokens[i - 3].Word, tokens[i - 2].Word, tokens[i - 1].Word, tokens[i].Word);
        if (VaderPhrases.TryGetIdiom(one, word, out var idiom)
            || VaderPhrases.TryGetIdiom(two, one, word, out idiom)
            || VaderPhrases.TryGetIdiom(two, one, out idiom)
            || VaderPhrases.TryGetIdiom(three, two, one, out idiom)
            || VaderPhrases.TryGetIdiom(three, two, out idiom))
            valence = idiom;

        if (i + 1 < tokens.Length && VaderPhrases.TryGetIdiom(word, tokens[i + 1].Word, out var ahead))
            valence = ahead;
        if (i + 2 < tokens.Length && VaderPhrases.TryGetIdiom(word, tokens[i + 1].Word, tokens[i + 2].Word, out var farAhead))
            valence = farAhead;

        return valence + VaderPhrases.BoostOf(three, two) + VaderPhrases.BoostOf(two, one);
    }

    private static double LeastOf(ReadOnlySpan<VaderToken> tokens, int i)
    {
        if (!Is(tokens, i - 1, VaderTraits.Least) || Is(tokens, i - 1, VaderTraits.Rated))
            return 1;
        return Is(tokens, i - 2, VaderTraits.AtVery) ? 1 : VaderWords.Negation;
    }

    private static bool Is(ReadOnlySpan<VaderToken> tokens, int i, VaderTraits trait) =>
        (uint)i < (uint)tokens.Length && tokens[i].Word.Is(trait);

    /// <summary>
    /// What comes before "but" counts half, what comes after half as much again. As in the reference, the place of a
    /// sentiment is that of the first one of the same value, which matters when values repeat.
    /// </summary>
    private static void WeighBut(Span<VaderSentiment> sentiments, int but)
    {
        for (var i = 0; i < sentiments.Length; i++)
        {
            var first = 0;
            while (sentiments[first].Value != sentiments[i].Value)
                first++;
            var place = sentiments[first].Word;
            if (place != but)
                sentiments[first] = new VaderSentiment(place, sentiments[first].Value * (place < but ? BeforeBut : AfterBut));
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

    private static VaderScores Combine(VaderText text, ReadOnlySpan<VaderSentiment> sentiments)
    {
        double positive = 0, negative = 0;
        foreach (var sentiment in sentiments)
        {
            if (sentiment.Value > 0)
                positive += sentiment.Value + 1;
            else
                negative += 1 - sentiment.Value;
        }

        var emphasis = Emphasis(text);
        if (positive > negative)
            positive += emphasis;
        else if (positive < negative)
            negative += emphasis;

        var hits = 0;
        foreach (var token in text.Tokens)
            hits += token.Word.Is(VaderTraits.Rated) ? 1 : 0;

        var neutral = text.Tokens.Length - sentiments.Length;
        var total = positive + negative + neutral;
        var sum = Emphasize(SumOf(sentiments), emphasis);
        return new VaderScores(negative / total, neutral / total, positive / total, Normalize(sum, sum), hits);
    }

    private static double SumOf(ReadOnlySpan<VaderSentiment> sentiments)
    {
        double sum = 0;
        foreach (var sentiment in sentiments)
            sum += sentiment.Value;
        return sum;
    }

    private static double Emphasize(double sum, double emphasis) => sum + (Math.Sign(sum) * emphasis);

    /// <summary>A part of a sum on the scale on which the whole is the compound score.</summary>
    private static double Normalize(double part, double sum) => Math.Clamp(part / Math.Sqrt((sum * sum) + NormalizationAlpha), -1, 1);
}
