using EmotionEdge.Audio.Features;

namespace EmotionEdge.Audio.Sounds;

/// <summary>What is heard in a recording of one sound, as data sets have them; up to 10 s of it. Not thread-safe.</summary>
public sealed class SoundClipAnalyzer(ISoundEventModel model) : IDisposable
{
    /// <summary>Samples of a clip that are looked at.</summary>
    public const int MaximumSamples = 10 * LogMel.SampleRate;

    private readonly SoundWindow _features = new();
    private readonly float[] _window = new float[SoundWindow.Samples];
    private readonly float[] _probabilities = new float[SoundScores.Count];

    /// <summary>
    /// The answer of the window, of one each half second, that is surest of an event: a clip is what is heard in any part of it.
    /// A clip shorter than a window lies amid silence.
    /// </summary>
    /// <param name="clip">16 kHz mono, finite.</param>
    /// <param name="probabilities">Takes <see cref="SoundScores.Count"/> probabilities.</param>
    public void Analyze(ReadOnlySpan<float> clip, Span<float> probabilities)
    {
        SoundScores.SetNothing(probabilities);
        if (clip.Length < SoundWindow.Samples)
        {
            _window.AsSpan().Clear();
            clip.CopyTo(_window.AsSpan((SoundWindow.Samples - clip.Length) / 2));
            Look(_window, probabilities);
            return;
        }

        for (var at = 0; at + SoundWindow.Samples <= clip.Length; at += SoundWindow.Hop)
            Look(clip.Slice(at, SoundWindow.Samples), probabilities);
    }

    public void Dispose() => model.Dispose();

    private void Look(ReadOnlySpan<float> window, Span<float> surest)
    {
        if (!_features.Compute(window))
            return;
        model.Classify(_features.Features, _probabilities);
        if (_probabilities[SoundScores.Other] < surest[SoundScores.Other])
            _probabilities.CopyTo(surest);
    }
}
