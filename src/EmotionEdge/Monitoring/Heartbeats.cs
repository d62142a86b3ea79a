using System.Collections.Concurrent;

namespace EmotionEdge.Monitoring;

/// <summary>
/// Each loop of the pipeline reports here when it went round. As long as all of them do, the service is alive; a loop that
/// waits for a device goes round too, one that hangs does not.
/// </summary>
internal sealed class Heartbeats(TimeProvider time)
{
    /// <summary>A loop that did not go round for this long hangs.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, long> _lastRound = new();

    public void Report(string loop) => _lastRound[loop] = time.GetTimestamp();

    /// <summary>A loop that ended on purpose is no longer waited for.</summary>
    public void Leave(string loop) => _lastRound.TryRemove(loop, out _);

    /// <summary>The loops that hang.</summary>
    public IReadOnlyList<string> Stuck() =>
        [.. from round in _lastRound where time.GetElapsedTime(round.Value) > Limit orderby round.Key select round.Key];
}
