namespace EmotionEdge.Devices;

/// <summary>Waits on a <see cref="TimeProvider"/>'s clock, again and again, without allocating. For one thread.</summary>
internal sealed class Pause : IDisposable
{
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _due = new(0);
    private readonly ITimer _timer;

    internal Pause(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(static state => ((SemaphoreSlim)state!).Release(), _due, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Returns when the clock has reached a timestamp.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled before.</exception>
    internal void Until(long timestamp, CancellationToken cancellationToken)
    {
        TimeSpan left;
        while ((left = _time.GetElapsedTime(_time.GetTimestamp(), timestamp)) > TimeSpan.Zero)
        {
            // Timers count whole milliseconds.
            _timer.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            _due.Wait(cancellationToken);
        }
    }

    public void Dispose()
    {
        // The semaphore is left to the collector: a timer that fires at this moment may still release it.
        _timer.Dispose();
    }
}
