namespace EmotionEdge.Devices;

/// <summary>
/// Blocks of mono samples on their way from the sound system's thread, which must never wait, to the one that delivers. One writer, one
/// reader, no lock; what finds no room is lost and counted.
/// </summary>
internal sealed class BlockRing : IDisposable
{
    private readonly float[][] _samples;
    private readonly int[] _counts;
    private readonly long[] _times;
    private readonly AutoResetEvent _arrived = new(false);
    private long _written;
    private long _released;
    private long _lost;

    internal BlockRing(int blocks, int samplesPerBlock)
    {
        _samples = new float[blocks][];
        for (var i = 0; i < blocks; i++)
            _samples[i] = new float[samplesPerBlock];
        _counts = new int[blocks];
        _times = new long[blocks];
    }

    /// <summary>Signalled when a block was written.</summary>
    internal WaitHandle Arrived => _arrived;

    internal bool IsEmpty => Volatile.Read(ref _written) == _released;

    /// <summary>Samples that found no room.</summary>
    internal long Lost => Volatile.Read(ref _lost);

    /// <summary>The oldest block; there must be one. The caller may change the samples.</summary>
    internal Span<float> Current
    {
        get
        {
            var slot = _released % _samples.Length;
            return _samples[slot].AsSpan(0, _counts[slot]);
        }
    }

    /// <summary>When the first sample of <see cref="Current"/> was captured.</summary>
    internal long CurrentTime => _times[_released % _samples.Length];

    /// <summary>Gives the oldest block's place back to the writer.</summary>
    internal void Release() => Volatile.Write(ref _released, _released + 1);

    /// <summary>Adds one block, its channels averaged.</summary>
    /// <param name="interleaved">Whole frames, at most as many as a block holds.</param>
    /// <param name="channels">Samples a frame.</param>
    /// <param name="capturedAt">Timestamp of the first frame.</param>
    internal void Write(ReadOnlySpan<float> interleaved, int channels, long capturedAt)
    {
        var frames = interleaved.Length / channels;
        if (_written - Volatile.Read(ref _released) == _samples.Length)
        {
            Interlocked.Add(ref _lost, frames);
            return;
        }

        var slot = _written % _samples.Length;
        Average(interleaved, channels, _samples[slot].AsSpan(0, frames));
        _counts[slot] = frames;
        _times[slot] = capturedAt;
        Volatile.Write(ref _written, _written + 1);
        _arrived.Set();
    }

    public void Dispose() => _arrived.Dispose();

    private static void Average(ReadOnlySpan<float> interleaved, int channels, Span<float> mono)
    {
        if (channels == 1)
        {
            interleaved.CopyTo(mono);
            return;
        }

        for (var i = 0; i < mono.Length; i++)
        {
            var sum = 0f;
            foreach (var sample in interleaved.Slice(i * channels, channels))
                sum += sample;
            mono[i] = sum / channels;
        }
    }
}
