namespace EmotionEdge.Audio.Speech;

/// <summary>From features to an emotion.</summary>
public interface ISpeechEmotionModel : IDisposable
{
    /// <summary>Fewer frames than this say nothing.</summary>
    int MinimumFrames { get; }

    /// <summary>What the network made of the last speech before its last layer; the next classification overwrites it.</summary>
    ReadOnlySpan<float> Embedding { get; }

    /// <param name="features">Rows of <see cref="Features.SpeechFeatures.Width"/> values.</param>
    /// <param name="frames">How many rows, at least <see cref="MinimumFrames"/>.</param>
    SpeechEmotion Classify(ReadOnlySpan<float> features, int frames);
}
