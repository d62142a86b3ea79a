namespace EmotionEdge.Audio.Speech;

/// <summary>From features to an emotion.</summary>
public interface ISpeechEmotionModel : IDisposable
{
    /// <summary>Fewer frames than this say nothing.</summary>
    int MinimumFrames { get; }

    /// <param name="features">Rows of 64 values, as <see cref="Features.SpeechFeatures"/> computes them.</param>
    /// <param name="frames">How many rows, at least <see cref="MinimumFrames"/>.</param>
    SpeechEmotion Classify(ReadOnlySpan<float> features, int frames);
}
