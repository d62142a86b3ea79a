namespace EmotionEdge.Audio.Features;

/// <summary>
/// The front end of the speech emotion model, step for step as <c>models/training/speech/frontend.py</c> defines it: the
/// levelled and trimmed log-mel of <see cref="LevelledMel"/>, and beside it the map of pitches. Allocates nothing per clip. Not
/// thread-safe.
/// </summary>
public sealed class SpeechFeatures(int maximumSamples)
{
    /// <summary>Values a row: first the bands of <see cref="LogMel"/>, then those of <see cref="PitchMap"/>.</summary>
    public const int Width = LogMel.Bands + PitchMap.Pitches;

    private readonly LevelledMel _mel = new(maximumSamples);
    private readonly PitchMap _pitchMap = new();

    /// <summary>The longest clip that can be given, in samples.</summary>
    public int MaximumSamples => _mel.MaximumSamples;

    /// <inheritdoc cref="LevelledMel.Level"/>
    public double Level => _mel.Level;

    /// <inheritdoc cref="LevelledMel.QuietLevel"/>
    public double QuietLevel => _mel.QuietLevel;

    /// <summary>Computes the features of one clip.</summary>
    /// <param name="clip">16 kHz mono, full scale 1, finite, at most <see cref="MaximumSamples"/>.</param>
    /// <param name="features">Takes rows of <see cref="Width"/> values, a row each 10 ms of the trimmed clip.</param>
    /// <returns>The number of rows; 0 for a clip too short to say anything.</returns>
    public int Compute(ReadOnlySpan<float> clip, Span<float> features)
    {
        var trimmed = _mel.Take(clip, trim: true, out var level);
        var rows = _mel.Compute(trimmed, level, features, Width);
        if (rows > 0)
            _pitchMap.Compute(trimmed, level, rows, features[LogMel.Bands..], Width);
        return rows;
    }
}
