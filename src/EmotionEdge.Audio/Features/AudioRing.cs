namespace EmotionEdge.Audio.Features;

/// <summary>The last samples of a stream, found again by their place in it.</summary>
internal sealed class AudioRing(int capacity)
{
    private readonly float[] _samples = new float[capacity];

    /// <summary>Samples written so far: the place of the next one.</summary>
    public long End { get; private set; }

    /// <summary>The place of the oldest sample that is still here.</summary>
    public long Start => Math.Max(0, End - _samples.Length);

    public void Write(ReadOnlySpan<float> samples)
    {
        if (samples.Length > _samples.Length)
        {
            End += samples.Length - _samples.Length;
            samples = samples[^_samples.Length..];
        }

        var at = (int)(End % _samples.Length);
        var first = Math.Min(samples.Length, _samples.Length - at);
        samples[..first].CopyTo(_samples.AsSpan(at));
        samples[first..].CopyTo(_samples);
        End += samples.Length;
    }

    /// <summary>Copies the samples from one place up to another, which must be here.</summary>
    public void Read(long from, Span<float> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from + destination.Length, End);
        var at = (int)(from % _samples.Length);
        var first = Math.Min(destination.Length, _samples.Length - at);
        _samples.AsSpan(at, first).CopyTo(destination);
        _samples.AsSpan(0, destination.Length - first).CopyTo(destination[first..]);
    }
}
