using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Status;
using EmotionEdge.Dashboard.Alerts;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Live;

/// <summary>
/// Passes what is known of the room on to all who listen. What is told never blocks the one who tells it: each event is
/// written once, whoever is slow loses the oldest of what waits for it, and nothing is written where nobody listens.
/// Thread-safe.
/// </summary>
/// <param name="lastStatus">How the service is, which is told once a second; <see langword="null"/> while that is not known.</param>
public sealed class LiveFeed(Func<StatusReport?> lastStatus)
{
    /// <summary>Eight seconds of summaries.</summary>
    private const int Waiting = 32;

    private readonly Lock _gate = new();
    private readonly List<Channel<LiveEvent>> _listeners = [];
    private readonly MoodCurve _curve = new();
    private DateTimeOffset _statusAt;

    /// <summary>How many listen now.</summary>
    internal int Listeners
    {
        get
        {
            lock (_gate)
                return _listeners.Count;
        }
    }

    /// <summary>The fused state.</summary>
    public void Publish(Summary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        lock (_gate)
        {
            _curve.Add(summary);
            if (_listeners.Count == 0)
                return;
            Send(new LiveEvent("summary", JsonSerializer.Serialize(SummaryAnswer.Of(summary), DashboardJson.Default.SummaryAnswer)));
            if ((summary.Time - _statusAt).Duration() < TimeSpan.FromSeconds(1) || lastStatus() is not { } report)
                return;
            _statusAt = summary.Time;
            Send(new LiveEvent("status", JsonSerializer.Serialize(StatusAnswer.Of(report), DashboardJson.Default.StatusAnswer)));
        }
    }

    /// <summary>A step of an alert.</summary>
    public void Publish(AlertEvent alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        lock (_gate)
        {
            if (_listeners.Count > 0)
                Send(new LiveEvent("alert", JsonSerializer.Serialize(AlertEventAnswer.Of(alert), DashboardJson.Default.AlertEventAnswer)));
        }
    }

    /// <summary>Listens until it is cancelled; the curve of the last minutes comes first.</summary>
    internal async IAsyncEnumerable<LiveEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });
        Enter(events);
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return happened;
        }
        finally
        {
            lock (_gate)
                _listeners.Remove(events);
        }
    }

    private void Enter(Channel<LiveEvent> events)
    {
        lock (_gate)
        {
            events.Writer.TryWrite(new LiveEvent("history", JsonSerializer.Serialize(_curve.Points(), DashboardJson.Default.MoodPointArray)));
            _statusAt = default;
            _listeners.Add(events);
        }
    }

    private void Send(LiveEvent happened)
    {
        foreach (var listener in _listeners)
            listener.Writer.TryWrite(happened);
    }
}
