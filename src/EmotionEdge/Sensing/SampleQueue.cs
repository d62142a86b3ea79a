namespace EmotionEdge.Sensing;

/// <summary>
/// Samples on their way from the microphone's thread to the one that listens: a ring of a few seconds. The writer never
/// waits; what the reader does not fetch in time is lost from the front and counted. Allocates nothing.
/// </summary>
internal sealed class SampleQueue(int capacity) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _arrived = new(0, 1);
    private readonly float[] _samples = new float[capacity];
    private int _start;
    private int _count;
    private long _lost;

    /// <summary>Samples a second of what is in the queue.</summary>
    public int SampleRate { get; private set; }

    /// <summary>Samples that were lost because nobody fetched them in time.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    public void Write(ReadOnlySpan<float> samples, int sampleRate)
    {
        lock (_gate)
        {
            if (sampleRate != SampleRate)
            {
                _lost += _count;
                _count = 0;
                SampleRate = sampleRate;
            }

            if (samples.Length > capacity)
            {
                _lost += samples.Length - capacity;
                samples = samples[^capacity..];
            }

            var surplus = Math.Max(0, _count + samples.Length - capacity);
            _lost += surplus;
            _start = (_start + surplus) % capacity;
            _count -= surplus;

            var at = (_start + _count) % capacity;
            var first = Math.Min(samples.Length, capacity - at);
            samples[..first].CopyTo(_samples.AsSpan(at));
            samples[first..].CopyTo(_samples);
            _count += samples.Length;
            if (_arrived.CurrentCount == 0)
                _arrived.Release();
        }
    }

    /// <summary>Waits for samples and takes as many as there are and fit.</summary>
    /// <returns>How many, and their rate; 0 when none came in time.</returns>
    public (int Count, int SampleRate) Read(Span<float> destination, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!_arrived.Wait(timeout, cancellationToken))
            return (0, SampleRate);

        lock (_gate)
        {
            var count = Math.Min(destination.Length, _count);
            var first = Math.Min(count, capacity - _start);
            _samples.AsSpan(_start, first).CopyTo(destination);
            _samples.AsSpan(0, count - first).CopyTo(destination[first..]);
            _start = (_start + count) % capacity;
            _count -= count;
            if (_count > 0 && _arrived.CurrentCount == 0)
                _arrived.Release();
            return (count, SampleRate);
        }
    }

    public void Dispose() => _arrived.Dispose();
}
