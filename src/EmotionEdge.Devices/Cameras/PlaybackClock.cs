namespace EmotionEdge.Devices;

/// <summary>Lets frames pass when their time has come. One thread waits; waiting allocates nothing.</summary>
internal sealed class PlaybackClock : IDisposable
{
    /// <summary>Behind by more than this, the clock gives in and goes on from now instead of hurrying.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly ManualResetEventSlim _due = new();
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _cancelled;
    private long? _origin;
    private TimeSpan _last;

    /// <summary>Creates a clock whose waiting ends when the token is cancelled.</summary>
    public PlaybackClock(TimeProvider time, CancellationToken cancellationToken)
    {
        _time = time;
        _cancellation = cancellationToken;
        _timer = time.CreateTimer(_ => _due.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // Registered once: a wait that registers itself allocates now and then.
        _cancelled = cancellationToken.Register(_due.Set);
    }

    /// <summary>Waits until the frame at this position is due; the first frame is due at once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void WaitFor(TimeSpan position)
    {
        _origin ??= _time.GetTimestamp() - Ticks(position);
        _last = position;
        while (true)
        {
            var wait = position - _time.GetElapsedTime(_origin.Value);
            if (wait <= TimeSpan.Zero)
            {
                if (wait < -Patience)
                    _origin = _time.GetTimestamp() - Ticks(position);
                return;
            }

            _due.Reset();
            _cancellation.ThrowIfCancellationRequested();
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
            _due.Wait();
            _cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The next position counts from zero again, this long after the last frame.</summary>
    public void BeginAgain(TimeSpan gap)
    {
        if (_origin is { } origin)
            _origin = origin + Ticks(_last + gap);
    }

    public void Dispose()
    {
        _cancelled.Dispose();
        _timer.Dispose();
        _due.Dispose();
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);
}
