using EmotionEdge.Audio.Features;

namespace EmotionEdge.Audio.Speech;

/// <summary>The emotion of a recording that is one utterance, as data sets have them; up to 10 s of it. Not thread-safe.</summary>
public sealed class SpeechClipAnalyzer(ISpeechEmotionModel model) : IDisposable
{
    /// <summary>Samples of a clip that are looked at.</summary>
    public const int MaximumSamples = 10 * LogMel.SampleRate;

    private readonly SpeechFeatures _features = new(MaximumSamples);
    private readonly float[] _rows = new float[LogMel.FrameCount(MaximumSamples) * SpeechFeatures.Width];

    /// <summary>The emotion; <see langword="null"/> for silence and for what is too short.</summary>
    /// <param name="clip">16 kHz mono, finite; the middle of a longer one is taken.</param>
    public SpeechEmotion? Analyze(ReadOnlySpan<float> clip)
    {
        if (clip.Length > MaximumSamples)
            clip = clip.Slice((clip.Length - MaximumSamples) / 2, MaximumSamples);

        var rows = _features.Compute(clip, _rows);
        return rows >= model.MinimumFrames && _features.Level > 1e-5 ? model.Classify(_rows, rows) : null;
    }

    public void Dispose() => model.Dispose();
}
