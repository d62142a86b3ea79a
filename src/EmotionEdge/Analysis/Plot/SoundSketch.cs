using EmotionEdge.Audio.Features;
using EmotionEdge.Devices;

namespace EmotionEdge.Analysis.Plot;

/// <summary>
/// A recording in at most a thousand columns, however long it is: each time they are full, two become one. Not thread-safe.
/// </summary>
internal sealed class SoundSketch
{
    /// <summary>Even, so that a full sketch can be halved.</summary>
    public const int Capacity = 1000;

    private readonly SketchColumn[] _columns = new SketchColumn[Capacity];
    private long _samples;

    /// <summary>The columns in use.</summary>
    public ReadOnlySpan<SketchColumn> Columns => _columns.AsSpan(0, (int)Math.Min(Capacity, (_samples + ColumnSamples - 1) / ColumnSamples));

    /// <summary>What a column covers.</summary>
    public double ColumnSeconds => (double)ColumnSamples / SoundFile.SampleRate;

    /// <summary>How much was drawn.</summary>
    public double Seconds => (double)_samples / SoundFile.SampleRate;

    private int ColumnSamples { get; set; } = ProsodyMeter.Hop;

    /// <summary>Draws what comes next.</summary>
    /// <param name="samples">As <see cref="SoundFile"/> gives them.</param>
    /// <param name="frames">Frames that they completed.</param>
    public void Add(ReadOnlySpan<float> samples, ReadOnlySpan<ProsodyFrame> frames)
    {
        while (!samples.IsEmpty)
        {
            var column = ColumnOf(_samples);
            var part = samples[..(int)Math.Min(samples.Length, ((long)(column + 1) * ColumnSamples) - _samples)];
            _columns[column].Add(part);
            _samples += part.Length;
            samples = samples[part.Length..];
        }

        foreach (ref readonly var frame in frames)
            _columns[ColumnOf((long)(frame.Seconds * SoundFile.SampleRate))].Add(frame);
    }

    private int ColumnOf(long sample)
    {
        while (sample / ColumnSamples >= Capacity)
            Halve();
        return (int)(sample / ColumnSamples);
    }

    private void Halve()
    {
        for (var i = 0; i < Capacity / 2; i++)
        {
            var joined = _columns[2 * i];
            joined.Add(_columns[(2 * i) + 1]);
            _columns[i] = joined;
        }

        _columns.AsSpan(Capacity / 2).Clear();
        ColumnSamples *= 2;
    }
}
