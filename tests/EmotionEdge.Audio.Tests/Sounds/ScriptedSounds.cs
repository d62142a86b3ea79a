using EmotionEdge.Audio.Features;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Audio.Tests.Sounds;

/// <summary>Takes a window for an event by how high it sounds: above 2 kHz a scream, from 500 Hz on a laugh.</summary>
internal sealed class ScriptedSounds : ISoundEventModel
{
    private readonly List<float[]> _windows = [];

    /// <summary>The features of every window that was looked at.</summary>
    public IReadOnlyList<float[]> Windows => _windows;

    /// <summary>Whether windows are kept.</summary>
    public bool Keeps { get; set; } = true;

    public void Classify(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        if (Keeps)
            _windows.Add(features.ToArray());
        Span<float> bands = stackalloc float[LogMel.Bands];
        bands.Clear();
        for (var i = 0; i < features.Length; i++)
            bands[i % LogMel.Bands] += features[i] / SoundWindow.Frames;
        var loudest = 0;
        for (var band = 1; band < bands.Length; band++)
            loudest = bands[band] > bands[loudest] ? band : loudest;

        SoundScores.SetNothing(probabilities);
        if (loudest is >= 12 and < 35)
            Say(SoundEvent.Laugh, probabilities);
        else if (loudest >= 35)
            Say(SoundEvent.Scream, probabilities);
    }

    public void Dispose()
    {
    }

    private static void Say(SoundEvent sound, Span<float> probabilities)
    {
        probabilities[(int)sound] = 0.9f;
        probabilities[SoundScores.Other] = 0.1f;
    }
}
