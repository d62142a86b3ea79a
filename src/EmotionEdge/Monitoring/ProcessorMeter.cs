namespace EmotionEdge.Monitoring;

/// <summary>How many cores something takes: processor time over wall time between two readings.</summary>
internal sealed class ProcessorMeter(TimeProvider time, Func<TimeSpan> processorTime)
{
    private long _readAt = time.GetTimestamp();
    private TimeSpan _usedThen = processorTime();

    /// <summary>Cores taken since the last call; 0.5 is half a core.</summary>
    public double Read()
    {
        var now = time.GetTimestamp();
        var used = processorTime();
        var wall = time.GetElapsedTime(_readAt, now);
        var cores = wall > TimeSpan.Zero ? (used - _usedThen) / wall : 0;
        (_readAt, _usedThen) = (now, used);
        return cores;
    }
}
