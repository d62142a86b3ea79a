namespace EmotionEdge.Devices;

/// <summary>One opening of a sensor and the thread that reads from it. Guarded by the supervisor's lock.</summary>
internal sealed class SensorLease : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationToken Token => _cancellation.Token;

    /// <summary>Completes when the reader has closed the device and ended.</summary>
    public Task Finished => _finished.Task;

    /// <summary>The call that opens the device has returned.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Given up while its reader was inside a call that did not return.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>Timestamp of the last sign of life: start, opened, or a piece delivered.</summary>
    public long LastSeen { get; set; }

    /// <summary>Timestamp of the first piece; 0 before it.</summary>
    public long FirstDelivered { get; set; }

    public void Cancel() => _cancellation.Cancel();

    /// <summary>Called by the reader as its last act.</summary>
    public void Dispose()
    {
        _cancellation.Dispose();
        _finished.TrySetResult();
    }
}
