namespace EmotionEdge.Dashboard.Sessions;

/// <summary>Failures by key, and how long each must wait for them. Kept in memory: a restart forgets them.</summary>
/// <param name="time">The clock.</param>
/// <param name="freeFailures">So many cost nothing.</param>
internal sealed class FailureBook(TimeProvider time, int freeFailures)
{
    private const int Capacity = 10_000;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>Without a failure for this time all is forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(12);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Failures, DateTimeOffset Last)> _entries = [];

    /// <summary>How long this key must wait; <see langword="null"/>: not at all.</summary>
    public TimeSpan? Wait(string key)
    {
        lock (_lock)
            return WaitOf(Find(key));
    }

    /// <summary>Counts a failure, unless the key must wait.</summary>
    /// <returns>As <see cref="Wait"/>.</returns>
    public TimeSpan? Begin(string key)
    {
        lock (_lock)
        {
            var entry = Find(key);
            if (WaitOf(entry) is { } wait)
                return wait;
            if (_entries.Count >= Capacity && !_entries.ContainsKey(key))
                _entries.Remove(_entries.MinBy(pair => pair.Value.Last).Key);
            _entries[key] = (entry.Failures + 1, time.GetUtcNow());
            return null;
        }
    }

    /// <summary>Takes one failure back.</summary>
    public void Forgive(string key)
    {
        lock (_lock)
        {
            var (failures, last) = Find(key);
            if (failures > 1)
                _entries[key] = (failures - 1, last);
            else
                _entries.Remove(key);
        }
    }

    public void Forget(string key)
    {
        lock (_lock)
            _entries.Remove(key);
    }

    private (int Failures, DateTimeOffset Last) Find(string key) =>
        _entries.TryGetValue(key, out var entry) && time.GetUtcNow() - entry.Last < Memory ? entry : default;

    private TimeSpan? WaitOf((int Failures, DateTimeOffset Last) entry)
    {
        if (entry.Failures < freeFailures)
            return null;
        var doublings = Math.Min(entry.Failures - freeFailures, 20);
        var wait = FirstWait * Math.Pow(2, doublings);
        var left = entry.Last + (wait < LongestWait ? wait : LongestWait) - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : null;
    }
}
