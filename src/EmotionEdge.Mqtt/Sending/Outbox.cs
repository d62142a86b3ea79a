using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Status;
using EmotionEdge.Mqtt.Payloads;

namespace EmotionEdge.Mqtt.Sending;

/// <summary>
/// What waits to be sent, in memory and bounded: all alerts in their order up to a limit, and of everything that is
/// retained only the newest value. Adding never blocks; one connection at a time takes.
/// </summary>
internal sealed class Outbox
{
    private readonly Lock _gate = new();
    private readonly AsyncSignal _changed = new();
    private readonly Queue<QueuedAlert> _alerts = new();
    private readonly Dictionary<string, RetainedTopic<bool>> _switches;
    private readonly RetainedTopic<StatusReport> _status;
    private readonly RetainedTopic<ModalityState>[] _modalities;
    private readonly RetainedTopic<Summary> _summary;
    private readonly RetainedTopic[] _retained;
    private readonly MqttTopics _topics;
    private readonly TimeProvider _time;
    private readonly int _alertCapacity;
    private readonly Func<MqttCounters> _counters;

    private bool _connected;
    private long _seq;
    private long _droppedAlerts;
    private long _droppedSummaries;

    /// <param name="options">Names and limits.</param>
    /// <param name="time">The clock; the sequence numbers start from it, so that they also grow from one start to the next.</param>
    /// <param name="counters">What the status tells of this part.</param>
    public Outbox(MqttOptions options, TimeProvider time, Func<MqttCounters> counters)
    {
        _topics = new MqttTopics(options.DeviceId);
        _time = time;
        _alertCapacity = options.AlertCapacity;
        _counters = counters;
        _seq = time.GetUtcNow().ToUnixTimeMilliseconds();
        _switches = MqttTopics.Switches.ToDictionary(name => name, name => new RetainedTopic<bool>(
            _topics.State(name), acknowledged: true, TimeSpan.Zero, (_, _) => true, (on, _) => on ? "ON"u8.ToArray() : "OFF"u8.ToArray(), time));
        _status = new RetainedTopic<StatusReport>(
            _topics.Status, acknowledged: true, TimeSpan.Zero, (_, _) => true, (report, seq) => PayloadWriter.Write(report, _counters(), seq), time);
        _modalities = [.. Enum.GetValues<Modality>().Select(modality => new RetainedTopic<ModalityState>(
            _topics.Of(modality), acknowledged: false, options.SummaryInterval, HasChanged, (state, seq) => PayloadWriter.Write(state, seq), time))];
        _summary = new RetainedTopic<Summary>(
            _topics.Summary, acknowledged: false, options.SummaryInterval, (sent, next) => sent.Dominant != next.Dominant, PayloadWriter.Write, time);
        _retained = [.. _switches.Values, _status, .. _modalities, _summary];
    }

    public int WaitingAlerts
    {
        get
        {
            lock (_gate)
                return _alerts.Count;
        }
    }

    public long DroppedAlerts => Interlocked.Read(ref _droppedAlerts);

    public long DroppedSummaries => Interlocked.Read(ref _droppedSummaries);

    /// <returns><see langword="false"/> when the oldest waiting alert had to be dropped for this one.</returns>
    public bool Add(AlertEvent alert)
    {
        var room = true;
        lock (_gate)
        {
            if (_alerts.Count == _alertCapacity)
            {
                _alerts.Dequeue();
                _droppedAlerts++;
                room = false;
            }

            _alerts.Enqueue(new QueuedAlert(alert) { Historical = !_connected });
        }

        _changed.Set();
        return room;
    }

    public void Add(Summary summary)
    {
        lock (_gate)
        {
            if (!_connected && _summary.Unsent)
                _droppedSummaries++;
            _summary.Set(summary);
        }

        _changed.Set();
    }

    public void Add(in ModalityState state) => Set(_modalities[(int)state.Modality], state);

    public void Add(StatusReport report) => Set(_status, report);

    /// <exception cref="ArgumentException">There is no such switch.</exception>
    public void Add(string name, bool on)
    {
        if (!_switches.TryGetValue(name, out var topic))
            throw new ArgumentException($"No switch is named '{name}'; there are {string.Join(", ", _switches.Keys)}.", nameof(name));
        Set(topic, on);
    }

    /// <summary>From now on messages are live; the retained ones are sent once more.</summary>
    public void Connected()
    {
        lock (_gate)
        {
            _connected = true;
            foreach (var topic in _retained)
                topic.Renew();
        }

        _changed.Set();
    }

    /// <summary>From now on alerts are historical, those included that were not acknowledged.</summary>
    public void Disconnected()
    {
        lock (_gate)
        {
            _connected = false;
            foreach (var alert in _alerts)
                alert.Historical = true;
        }
    }

    /// <summary>
    /// The next message: alerts first, in their order, then the newest of each retained topic that is due. An alert
    /// stays here until <see cref="AlertSent"/>.
    /// </summary>
    /// <param name="alert">The alert that the message is about, if it is about one.</param>
    /// <param name="wait">When there is no message: how long until one is due, or infinite.</param>
    public OutgoingMessage? Next(out QueuedAlert? alert, out TimeSpan wait)
    {
        lock (_gate)
        {
            wait = Timeout.InfiniteTimeSpan;
            if (_alerts.TryPeek(out alert))
            {
                // A repeated message keeps its number, by which a subscriber knows it again.
                alert.Seq ??= ++_seq;
                return new OutgoingMessage(
                    _topics.Alert, PayloadWriter.Write(alert.Event, alert.Historical, alert.Seq.Value), Acknowledged: true, Retained: false);
            }

            var now = _time.GetTimestamp();
            foreach (var topic in _retained)
            {
                if (!topic.Unsent)
                    continue;

                var due = topic.DueIn(now);
                if (due == TimeSpan.Zero)
                    return topic.Take(now, ++_seq);
                if (wait == Timeout.InfiniteTimeSpan || due < wait)
                    wait = due;
            }

            return null;
        }
    }

    /// <summary>The broker has the alert, or has refused it for good.</summary>
    public void AlertSent(QueuedAlert alert, bool accepted)
    {
        lock (_gate)
        {
            if (!accepted)
                _droppedAlerts++;

            // It is gone already if it was dropped while it was on its way.
            if (_alerts.TryPeek(out var first) && first == alert)
                _alerts.Dequeue();
        }
    }

    /// <summary>Waits until something was added, at most as long as <see cref="Next"/> said.</summary>
    public Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) => _changed.WaitAsync(wait, _time, cancellationToken);

    private static bool HasChanged(ModalityState sent, ModalityState next) =>
        sent.Present != next.Present || sent.Dominant != next.Dominant;

    private void Set<T>(RetainedTopic<T> topic, T value)
    {
        lock (_gate)
            topic.Set(value);
        _changed.Set();
    }
}
