using EmotionEdge.Audio.Features;

namespace EmotionEdge.Audio.Sounds;

/// <summary>
/// The front end of the sound event model, <c>window_features</c> of <c>models/training/speech/frontend.py</c>: the levelled
/// log-mel of a window of fixed length. Allocates nothing per window. Not thread-safe.
/// </summary>
public sealed class SoundWindow
{
    /// <summary>Rows of a window, one each 10 ms.</summary>
    public const int Frames = 192;

    /// <summary>Samples of a window: 1.94 s.</summary>
    public const int Samples = LogMel.FrameLength + (LogMel.Hop * (Frames - 1));

    /// <summary>Samples from one window to the next: half a second.</summary>
    public const int Hop = LogMel.SampleRate / 2;

    /// <summary>Below -66 dBFS nothing is heard.</summary>
    private const double Silence = 0.0005;

    private readonly LevelledMel _mel = new(Samples);
    private readonly float[] _features = new float[Frames * LogMel.Bands];

    /// <summary><see cref="Frames"/> rows of <see cref="LogMel.Bands"/> values, of the last window that was computed.</summary>
    public ReadOnlySpan<float> Features => _features;

    /// <summary>Computes the features of a window.</summary>
    /// <param name="window"><see cref="Samples"/> samples, 16 kHz mono, full scale 1, finite.</param>
    /// <returns><see langword="false"/> for silence, of which there are no features.</returns>
    public bool Compute(ReadOnlySpan<float> window)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(window.Length, Samples);
        var samples = _mel.Take(window, trim: false, out var level);
        if (_mel.Level < Silence)
            return false;
        _mel.Compute(samples, level, _features, LogMel.Bands);
        return true;
    }
}
