using System.Collections.Concurrent;

namespace EmotionEdge.Devices.Tests.Sensing;

/// <summary>A device whose next act the test decides: a piece, the end, an error; without an act its read hangs.</summary>
internal sealed class ScriptedSource : ISensorSource
{
    private readonly BlockingCollection<Func<bool>> _acts = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _delivered;

    public string Format => "scripted";

    /// <summary>Whether a waiting read gives way when it is cancelled; a hanging driver does not.</summary>
    public bool IgnoresCancellation { get; init; }

    public int Delivered => Volatile.Read(ref _delivered);

    public Task Closed => _closed.Task;

    public ScriptedSource Piece()
    {
        _acts.Add(() => true);
        return this;
    }

    public ScriptedSource End()
    {
        _acts.Add(() => false);
        return this;
    }

    public ScriptedSource Fail(string reason)
    {
        _acts.Add(() => throw new IOException(reason));
        return this;
    }

    public bool WaitForNext(CancellationToken cancellationToken) =>
        _acts.Take(IgnoresCancellation ? CancellationToken.None : cancellationToken)();

    public void Deliver() => Interlocked.Increment(ref _delivered);

    public void Dispose() => _closed.TrySetResult();
}
