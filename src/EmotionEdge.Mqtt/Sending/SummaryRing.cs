namespace EmotionEdge.Mqtt.Sending;

/// <summary>
/// Summaries that wait for the broker: in memory, because a flash card must not be written every second, and bounded in
/// count, bytes and age. Not thread-safe; the <see cref="Outbox"/> guards it.
/// </summary>
internal sealed class SummaryRing(OutboxOptions limits, TimeProvider time)
{
    private readonly Queue<(long At, long Seq, byte[] Payload)> _waiting = new();
    private long _bytes;

    /// <summary>How many were lost to the limits.</summary>
    public long Dropped { get; private set; }

    /// <summary>The number of the oldest one.</summary>
    public long? FirstSeq
    {
        get
        {
            DropOld();
            return _waiting.TryPeek(out var first) ? first.Seq : null;
        }
    }

    public void Add(long seq, byte[] payload)
    {
        _waiting.Enqueue((time.GetTimestamp(), seq, payload));
        _bytes += payload.Length;
        while (_waiting.Count > limits.SummaryCapacity || _bytes > limits.SummaryBytes)
            Drop();
        DropOld();
    }

    public byte[] Take()
    {
        var (_, _, payload) = _waiting.Dequeue();
        _bytes -= payload.Length;
        return payload;
    }

    private void DropOld()
    {
        while (_waiting.TryPeek(out var first) && time.GetElapsedTime(first.At) > limits.SummaryAge)
            Drop();
    }

    private void Drop()
    {
        Take();
        Dropped++;
    }
}
