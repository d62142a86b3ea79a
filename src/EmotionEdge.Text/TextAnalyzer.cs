using EmotionEdge.Core;
using EmotionEdge.Text.Emoji;
using EmotionEdge.Text.Encoder;
using EmotionEdge.Text.Joint;
using EmotionEdge.Text.Language;
using EmotionEdge.Text.Sentences;
using EmotionEdge.Text.SentiWordNet;
using EmotionEdge.Text.Vader;

namespace EmotionEdge.Text;

/// <summary>
/// Reads the emotion of a text from its words. Thread-safe: the transformer reads one text after the other.
/// </summary>
public sealed class TextAnalyzer(
    TextEmotionModel model,
    TextParameters parameters,
    EmojiNames emoji,
    EnglishDetector language,
    VaderAnalyzer vader,
    SentiWordNetAnalyzer sentiWordNet) : IDisposable
{
    /// <summary>Characters that are read of one text; a longer one is cut and says so.</summary>
    public const int MaximumLength = 16 * 1024;

    private readonly TextJoint _joint = new(parameters);
    private readonly Lock _lock = new();

    /// <summary>The text as a whole. One with more tokens than the transformer takes is read in passages of whole sentences.</summary>
    public TextResult Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var truncated = text.Length > MaximumLength;
        var read = truncated ? text[..MaximumLength] : text;
        return StateOf(read) is var state and not TextState.Read
            ? TextResult.Unread(state, truncated)
            : ReadPassages(read) with { Truncated = truncated };
    }

    /// <summary>The same with the words that say so and with every sentence by itself.</summary>
    public TextReport Report(string text)
    {
        var result = Analyze(text);
        if (!result.Known)
            return new TextReport(result, [], []);

        var read = result.Truncated ? text[..MaximumLength] : text;
        Range[] sentences = [.. SentenceSplitter.Split(read)];
        return new TextReport(
            result,
            [.. vader.Evidence(read).Concat(sentiWordNet.Evidence(read)).OrderBy(word => word.Start)],
            sentences.Length < 2 ? [] : [.. sentences.Select(range => Sentence(read, range))]);
    }

    public void Dispose() => model.Dispose();

    private SentenceResult Sentence(string text, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(text.Length);
        return new SentenceResult(start, length, Analyze(text.Substring(start, length)));
    }

    private TextState StateOf(string text)
    {
        if (!text.Any(char.IsLetter) && !emoji.Name(text).Any(char.IsAsciiLetter))
            return TextState.NoWords;
        return language.Judge(text).Foreign ? TextState.NotEnglish : TextState.Read;
    }

    private TextResult ReadPassages(string text)
    {
        var sum = new TextMean();
        foreach (var passage in Passages.Of(text, Fits))
            sum.Add(ReadPassage(passage), passage.Length);
        return sum.Result();
    }

    private bool Fits(string text)
    {
        lock (_lock)
            return model.Fits(emoji.Name(text));
    }

    private TextResult ReadPassage(string text)
    {
        var named = emoji.Name(text);
        var words = Spaces.CountWords(named);
        TextEmotion emotion;
        Embedding embedding;
        lock (_lock)
        {
            emotion = model.Read(named);
            embedding = new Embedding(model.Embedding.ToArray());
        }

        var (sentiment, intensity) = _joint.Of(
            emotion, (float)vader.Score(named).Compound, (float)sentiWordNet.Score(named).Polarity, words);
        return new TextResult(TextState.Read, emotion.Scores, TextQuality.Of(words, emotion.Encoding), sentiment, intensity, false)
        {
            Embedding = embedding,
        };
    }
}
