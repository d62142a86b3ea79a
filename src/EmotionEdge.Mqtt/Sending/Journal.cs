using EmotionEdge.Core.Delivery;
using EmotionEdge.Mqtt.Payloads;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Mqtt.Sending;

/// <summary>
/// Writes down what waits for the broker, so that it survives a power cut: all that has come together since the last write
/// in one transaction, on a thread that may wait for the disk. What the broker has acknowledged by then is never written.
/// A disk that fails is tried again; nobody else waits for it.
/// </summary>
internal sealed partial class Journal(IMessageStore store, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Lock _writing = new();
    private readonly AsyncSignal _changed = new();
    private readonly ILogger _logger = logger;
    private Dictionary<long, StoredMessage> _added = [];
    private HashSet<long> _removed = [];
    private long? _reservedUntil;
    private volatile string? _problem;

    /// <summary>For people: why nothing can be written now; <see langword="null"/> when all is well.</summary>
    public string? Problem => _problem;

    /// <summary>What an earlier run has left; nothing when it cannot be read, which is logged.</summary>
    public StoredMessages Load()
    {
        try
        {
            var kept = store.Load();
            var whole = kept.Messages.Where(message => PayloadWriter.IsMessage(message.Payload, message.Seq)).ToArray();
            if (whole.Length < kept.Messages.Count)
                LogDamaged(kept.Messages.Count - whole.Length);
            foreach (var damaged in kept.Messages.Except(whole))
                Remove(damaged.Seq);
            if (whole.Length > 0)
                LogFound(whole.Length);
            return kept with { Messages = whole };
        }
        catch (MessageStoreException exception)
        {
            Fail(exception);
            return StoredMessages.None;
        }
    }

    public void Add(StoredMessage message)
    {
        lock (_gate)
            _added[message.Seq] = message;
        _changed.Set();
    }

    public void Remove(long seq)
    {
        lock (_gate)
        {
            if (_added.Remove(seq))
                return;
            _removed.Add(seq);
        }

        _changed.Set();
    }

    /// <summary>Remembers that numbers up to this one may be used.</summary>
    public void Reserve(long until)
    {
        lock (_gate)
            _reservedUntil = until;
        _changed.Set();
    }

    /// <summary>Writes until it is stopped.</summary>
    /// <param name="waiting">All that waits, for when the store has lost it.</param>
    /// <param name="stopping">Ends it; <see cref="Flush"/> writes the rest.</param>
    public async Task RunAsync(Func<IReadOnlyList<StoredMessage>> waiting, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(Problem is null ? Timeout.InfiniteTimeSpan : RetryAfter, time, stopping).ConfigureAwait(false);
                Flush(waiting);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Flush follows.
        }
    }

    /// <summary>Writes what is to be written now.</summary>
    public void Flush(Func<IReadOnlyList<StoredMessage>> waiting)
    {
        lock (_writing)
        {
            try
            {
                Write(waiting);
            }
            catch (MessageStoreException exception)
            {
                Fail(exception);
            }
        }
    }

    private void Write(Func<IReadOnlyList<StoredMessage>> waiting, bool again = true)
    {
        var change = Take();
        if (change is { Added.Count: 0, Removed.Count: 0, ReservedUntil: null })
            return;

        try
        {
            store.Write(change);
            if (_problem is not null)
                LogKeptAgain();
            _problem = null;
        }
        catch (MessageStoreException exception)
        {
            PutBack(change, exception.IsEmptied ? waiting() : change.Added);
            if (!exception.IsEmptied || !again)
                throw;
            Write(waiting, again: false);
        }
    }

    private StoredChange Take()
    {
        lock (_gate)
        {
            var change = new StoredChange(_added.Values, _removed, _reservedUntil);
            (_added, _removed, _reservedUntil) = ([], [], null);
            return change;
        }
    }

    private void PutBack(StoredChange change, IReadOnlyCollection<StoredMessage> added)
    {
        lock (_gate)
        {
            // What was taken out of the line meanwhile stays out.
            foreach (var message in added.Where(message => !_removed.Contains(message.Seq) && !change.Removed.Contains(message.Seq)))
                _added.TryAdd(message.Seq, message);
            _removed.UnionWith(change.Removed);
            _reservedUntil ??= change.ReservedUntil;
        }
    }

    private void Fail(MessageStoreException exception)
    {
        if (_problem != exception.Message)
            LogNotKept(exception.Message);
        _problem = exception.Message;
    }
}
