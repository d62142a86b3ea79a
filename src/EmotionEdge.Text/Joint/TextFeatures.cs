using System.Runtime.CompilerServices;
using EmotionEdge.Core;

namespace EmotionEdge.Text.Joint;

/// <summary>What the encoder and the lexicons say of a text, as numbers for a <see cref="LinearReading"/>.</summary>
/// <remarks>The same numbers in the same order as <c>features</c> in <c>models/training/text/joint.py</c>.</remarks>
[InlineArray(Count)]
internal struct TextFeatures
{
    public const int Count = 9;

    private float _first;

    /// <param name="scores">The encoder's probabilities.</param>
    /// <param name="valence">The encoder's valence.</param>
    /// <param name="vader">VADER's compound score.</param>
    /// <param name="sentiWordNet">SentiWordNet's polarity.</param>
    /// <param name="words">Words of the text.</param>
    public static TextFeatures Of(in EmotionScores scores, float valence, float vader, float sentiWordNet, int words)
    {
        var negative = scores[Emotion.Sadness] + scores[Emotion.Anger] + scores[Emotion.Disgust] + scores[Emotion.Fear];
        var neutral = Math.Clamp(scores[Emotion.Neutral], 1e-4f, 1 - 1e-4f);
        var shortness = 1f / Math.Max(1, words);
        var features = default(TextFeatures);
        features[0] = valence;
        features[1] = scores[Emotion.Happiness] - negative;
        features[2] = MathF.Log((1 - neutral) / neutral);
        features[3] = vader;
        features[4] = sentiWordNet;
        features[5] = Math.Abs(vader);
        features[6] = Math.Abs(sentiWordNet);
        features[7] = shortness * vader;
        features[8] = shortness * Math.Abs(vader);
        return features;
    }
}
