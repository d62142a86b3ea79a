using System.Numerics.Tensors;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// The front end of the speech emotion model, step for step as <c>models/training/speech/frontend.py</c> defines it: no
/// DC, level brought to -20 dBFS, silence trimmed, log-mel, floor 50 dB under the loud parts, mean of the active frames
/// taken away, and beside it the map of pitches. What is left does not depend on gain or recording level. Allocates
/// nothing per clip. Not thread-safe.
/// </summary>
public sealed class SpeechFeatures
{
    /// <summary>Values a row: first the bands of <see cref="LogMel"/>, then those of <see cref="PitchMap"/>.</summary>
    public const int Width = LogMel.Bands + PitchMap.Pitches;

    private const int LevelFrame = 480;
    private const int Margin = 3200;
    private const double TargetLevel = 0.1;
    private const double MaximumGain = 100;
    private const double LoudShare = 0.95;

    /// <summary>35 dB as an amplitude.</summary>
    private static readonly double Active = Math.Pow(10, -35.0 / 20);

    /// <summary>50 dB as a natural logarithm of power.</summary>
    private static readonly double Depth = 5 * Math.Log(10);

    private readonly LogMel _logMel = new();
    private readonly PitchMap _pitchMap = new();
    private readonly double[] _samples;
    private readonly double[] _levels;
    private readonly double[] _bands;
    private readonly double[] _sorted;

    /// <param name="maximumSamples">The longest clip that will be given, in samples.</param>
    public SpeechFeatures(int maximumSamples)
    {
        _samples = new double[maximumSamples];
        _levels = new double[(maximumSamples / LevelFrame) + 1];
        _bands = new double[Math.Max(1, LogMel.FrameCount(maximumSamples)) * LogMel.Bands];
        _sorted = new double[_bands.Length];
    }

    public int MaximumSamples => _samples.Length;

    /// <summary>Level of the last clip before it was brought to -20 dBFS: 95th percentile of 30 ms RMS amplitudes, 0..1.</summary>
    public double Level { get; private set; }

    /// <summary>Level of the last clip's quiet parts: 10th percentile of the same.</summary>
    public double QuietLevel { get; private set; }

    /// <summary>Computes the features of one clip.</summary>
    /// <param name="clip">16 kHz mono, full scale 1, finite, at most <see cref="MaximumSamples"/>.</param>
    /// <param name="features">Takes rows of <see cref="Width"/> values, a row each 10 ms of the trimmed clip.</param>
    /// <returns>The number of rows; 0 for a clip too short to say anything.</returns>
    public int Compute(ReadOnlySpan<float> clip, Span<float> features)
    {
        if (clip.Length > _samples.Length)
            throw new ArgumentException($"{clip.Length} samples given, at most {_samples.Length} are prepared for.", nameof(clip));
        if (clip.Length < LevelFrame)
            return 0;

        var trimmed = LevelAndTrim(clip, out var level);
        var rows = _logMel.Compute(trimmed, _bands);
        if (rows == 0)
            return 0;

        Normalise(trimmed, rows, level, features);
        _pitchMap.Compute(trimmed, level, rows, features[LogMel.Bands..], Width);
        return rows;
    }

    private ReadOnlySpan<double> LevelAndTrim(ReadOnlySpan<float> clip, out double level)
    {
        var samples = _samples.AsSpan(0, clip.Length);
        TensorPrimitives.ConvertChecked(clip, samples);
        TensorPrimitives.Subtract(samples, TensorPrimitives.Sum<double>(samples) / samples.Length, samples);

        var frames = samples.Length / LevelFrame;
        var levels = _levels.AsSpan(0, frames);
        for (var i = 0; i < frames; i++)
            levels[i] = RootMeanSquare(samples.Slice(i * LevelFrame, LevelFrame));
        Level = Percentile(levels, LoudShare);
        QuietLevel = Percentile(levels, 0.1);

        var gain = Level > 0 ? Math.Min(TargetLevel / Level, MaximumGain) : MaximumGain;
        var threshold = Level * Active;
        int first = 0, last = frames - 1;
        while (levels[first] < threshold)
            first++;
        while (levels[last] < threshold)
            last--;

        var start = Math.Max(0, (first * LevelFrame) - Margin);
        var end = Math.Min(samples.Length, ((last + 1) * LevelFrame) + Margin);
        var trimmed = samples[start..end];
        TensorPrimitives.Multiply(trimmed, gain, trimmed);
        level = Level * gain;
        return trimmed;
    }

    private void Normalise(ReadOnlySpan<double> samples, int rows, double level, Span<float> features)
    {
        var bands = _bands.AsSpan(0, rows * LogMel.Bands);
        var floor = Percentile(bands, LoudShare) - Depth;
        TensorPrimitives.Max(bands, floor, bands);

        double sum = 0;
        var active = 0;
        for (var row = 0; row < rows; row++)
        {
            var own = samples.Slice((row * LogMel.Hop) + LogMel.WindowStart, LogMel.WindowLength);
            if (RootMeanSquare(own) < level * Active)
                continue;
            sum += TensorPrimitives.Sum<double>(bands.Slice(row * LogMel.Bands, LogMel.Bands));
            active++;
        }

        var mean = active > 0 ? sum / (active * LogMel.Bands) : TensorPrimitives.Sum<double>(bands) / bands.Length;
        for (var row = 0; row < rows; row++)
        {
            for (var band = 0; band < LogMel.Bands; band++)
                features[(row * Width) + band] = (float)(bands[(row * LogMel.Bands) + band] - mean);
        }
    }

    /// <summary>Interpolates linearly between order statistics.</summary>
    private double Percentile(ReadOnlySpan<double> values, double share)
    {
        var sorted = _sorted.AsSpan(0, values.Length);
        values.CopyTo(sorted);
        sorted.Sort();
        var position = (sorted.Length - 1) * share;
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (position - below));
    }

    private static double RootMeanSquare(ReadOnlySpan<double> samples) =>
        Math.Sqrt(TensorPrimitives.SumOfSquares(samples) / samples.Length);
}
