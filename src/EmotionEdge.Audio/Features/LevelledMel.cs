using System.Numerics.Tensors;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// What the front ends of <c>models/training/speech/frontend.py</c> share: no DC, level brought to -20 dBFS, silence trimmed
/// where wanted, log-mel, floor 50 dB under the loud parts, mean of the active frames taken away. What is left does not depend
/// on gain or recording level. Allocates nothing per clip. Not thread-safe.
/// </summary>
internal sealed class LevelledMel
{
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
    private readonly double[] _samples;
    private readonly double[] _levels;
    private readonly double[] _bands;
    private readonly double[] _sorted;

    /// <param name="maximumSamples">The longest clip that will be given, in samples.</param>
    public LevelledMel(int maximumSamples)
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

    /// <summary>Takes a clip: removes DC, measures the level and brings it to -20 dBFS.</summary>
    /// <param name="clip">16 kHz mono, full scale 1, finite, at most <see cref="MaximumSamples"/>.</param>
    /// <param name="trim">Whether to leave out silence at both ends.</param>
    /// <param name="level">The level after that, an amplitude.</param>
    /// <returns>What is left, valid until the next call; empty for less than 30 ms.</returns>
    public ReadOnlySpan<double> Take(ReadOnlySpan<float> clip, bool trim, out double level)
    {
        if (clip.Length > _samples.Length)
            throw new ArgumentException($"{clip.Length} samples given, at most {_samples.Length} are prepared for.", nameof(clip));
        level = 0;
        if (clip.Length < LevelFrame)
            return [];

        var samples = _samples.AsSpan(0, clip.Length);
        TensorPrimitives.ConvertChecked(clip, samples);
        TensorPrimitives.Subtract(samples, TensorPrimitives.Sum<double>(samples) / samples.Length, samples);

        var levels = _levels.AsSpan(0, samples.Length / LevelFrame);
        for (var i = 0; i < levels.Length; i++)
            levels[i] = RootMeanSquare(samples.Slice(i * LevelFrame, LevelFrame));
        Level = Percentile(levels, LoudShare);
        QuietLevel = Percentile(levels, 0.1);

        var gain = Level > 0 ? Math.Min(TargetLevel / Level, MaximumGain) : MaximumGain;
        level = Level * gain;
        var kept = trim ? Trimmed(samples, levels) : samples;
        TensorPrimitives.Multiply(kept, gain, kept);
        return kept;
    }

    /// <summary>Writes the log-mel of what <see cref="Take"/> returned.</summary>
    /// <param name="samples">That.</param>
    /// <param name="level">Its level.</param>
    /// <param name="features">Takes the bands of a row each 10 ms.</param>
    /// <param name="width">From one row's beginning to the next one's.</param>
    /// <returns>The number of rows; 0 for a clip too short to say anything.</returns>
    public int Compute(ReadOnlySpan<double> samples, double level, Span<float> features, int width)
    {
        var rows = _logMel.Compute(samples, _bands);
        if (rows == 0)
            return 0;

        var bands = _bands.AsSpan(0, rows * LogMel.Bands);
        var floor = Percentile(bands, LoudShare) - Depth;
        TensorPrimitives.Max(bands, floor, bands);
        var mean = MeanOfActive(samples, bands, level);
        for (var row = 0; row < rows; row++)
        {
            for (var band = 0; band < LogMel.Bands; band++)
                features[(row * width) + band] = (float)(bands[(row * LogMel.Bands) + band] - mean);
        }

        return rows;
    }

    private Span<double> Trimmed(Span<double> samples, ReadOnlySpan<double> levels)
    {
        var threshold = Level * Active;
        int first = 0, last = levels.Length - 1;
        while (levels[first] < threshold)
            first++;
        while (levels[last] < threshold)
            last--;
        return samples[Math.Max(0, (first * LevelFrame) - Margin)..Math.Min(samples.Length, ((last + 1) * LevelFrame) + Margin)];
    }

    private static double MeanOfActive(ReadOnlySpan<double> samples, ReadOnlySpan<double> bands, double level)
    {
        double sum = 0;
        var active = 0;
        for (var row = 0; row < bands.Length / LogMel.Bands; row++)
        {
            var own = samples.Slice((row * LogMel.Hop) + LogMel.WindowStart, LogMel.WindowLength);
            if (RootMeanSquare(own) < level * Active)
                continue;
            sum += TensorPrimitives.Sum<double>(bands.Slice(row * LogMel.Bands, LogMel.Bands));
            active++;
        }

        return active > 0 ? sum / (active * LogMel.Bands) : TensorPrimitives.Sum<double>(bands) / bands.Length;
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
