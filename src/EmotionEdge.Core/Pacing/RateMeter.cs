namespace EmotionEdge.Core.Pacing;

/// <summary>Frames captured and processed per second since the last measurement, at least half a second ago.</summary>
internal sealed class RateMeter(TimeProvider time)
{
    private static readonly TimeSpan MinimumSpan = TimeSpan.FromSeconds(0.5);

    private readonly Lock _gate = new();
    private long _processed;
    private long _measuredAt = time.GetTimestamp();
    private long _capturedThen;
    private long _processedThen;
    private (double Captured, double Processed) _rates;

    public void AddProcessed() => Interlocked.Increment(ref _processed);

    public (double Captured, double Processed) Measure(long captured)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var span = time.GetElapsedTime(_measuredAt, now);
            if (span < MinimumSpan)
                return _rates;

            var processed = Interlocked.Read(ref _processed);
            _rates = ((captured - _capturedThen) / span.TotalSeconds, (processed - _processedThen) / span.TotalSeconds);
            (_measuredAt, _capturedThen, _processedThen) = (now, captured, processed);
            return _rates;
        }
    }
}
