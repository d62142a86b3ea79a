using EmotionEdge.Core;
using EmotionEdge.Text.Vader;

namespace EmotionEdge.Text;

/// <summary>Reads the emotion of a message from its words. Thread-safe.</summary>
public sealed class TextAnalyzer(VaderAnalyzer vader, EmotionTable emotions)
{
    /// <summary>Characters that are read of one text; a longer one is cut and says so.</summary>
    public const int MaximumLength = 16 * 1024;

    private const float QualityWithoutHits = 0.1f;
    private const float QualityPerHit = 0.2f;

    public TextResult Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var truncated = text.Length > MaximumLength;
        var read = truncated ? text[..MaximumLength] : text;
        var scores = vader.Score(read);
        if (scores.Hits == 0 && !read.Any(char.IsAsciiLetter))
            return new TextResult(EmotionScores.Uniform, false, 0, 0, truncated);

        var quality = Math.Min(1, QualityWithoutHits + (QualityPerHit * scores.Hits));
        return new TextResult(emotions.Of(scores.Compound), true, quality, (float)scores.Compound, truncated);
    }
}
