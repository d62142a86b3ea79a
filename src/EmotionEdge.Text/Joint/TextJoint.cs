using EmotionEdge.Text.Encoder;

namespace EmotionEdge.Text.Joint;

/// <summary>
/// Transformer and lexicons together. The emotion is the transformer's alone, since the lexicons add nothing to it. They help
/// the sentiment of a few words, and see what its uncased pieces cannot: capitals (figures on the card,
/// <c>models/text-minilm.md</c>).
/// </summary>
internal sealed class TextJoint(TextParameters parameters)
{
    /// <summary>-1..1 and 0..1.</summary>
    public (float Sentiment, float Intensity) Of(in TextEmotion emotion, float vader, float sentiWordNet, int words)
    {
        var features = TextFeatures.Of(emotion.Scores, emotion.Valence, vader, sentiWordNet, words);
        return (MathF.Tanh(parameters.Sentiment.Of(features)), 1 / (1 + MathF.Exp(-parameters.Intensity.Of(features))));
    }
}
