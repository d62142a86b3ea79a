using System.Text;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Delivery;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Posture;
using EmotionEdge.Core.Status;
using EmotionEdge.Mqtt.HomeAssistant;
using EmotionEdge.Mqtt.Payloads;

namespace EmotionEdge.Mqtt.Sending;

/// <summary>
/// What waits to be sent, bounded: alerts in their order until the broker has acknowledged them, of statuses and summaries
/// those that could not be sent, and the newest value of everything that is retained. Alerts and statuses are given to the
/// journal, too. Adding never blocks; one connection at a time takes.
/// </summary>
internal sealed class Outbox
{
    /// <summary>Alerts that are handed over at the same time; the client sends no more of them at once than the broker takes.</summary>
    private const int Window = 200;

    /// <summary>So many other messages may go between two windows of alerts.</summary>
    private const int TurnsOfOthers = 20;

    /// <summary>So many numbers are reserved at once, so that a restart under a wrong clock repeats none.</summary>
    private const int Reservation = 100_000;

    /// <summary>A broker that refuses a topic is asked again after this time.</summary>
    private static readonly TimeSpan RefusalPause = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly AsyncSignal _changed = new();
    private readonly WaitingLine _alerts;
    private readonly WaitingLine _statuses;
    private readonly SummaryRing _summaries;
    private readonly Dictionary<string, RetainedTopic<bool>> _switches;
    private readonly RetainedTopic<PacingProfile> _profile;
    private readonly RetainedTopic<StatusReport> _status;
    private readonly RetainedTopic<ModalityState>[] _modalities;
    private readonly RetainedTopic<Summary> _summary;
    private readonly RetainedTopic<PostureState> _posture;
    private readonly RetainedTopic[] _retained;
    private readonly MqttTopics _topics;
    private readonly TimeProvider _time;
    private readonly Journal? _journal;

    private int _turnsOfOthers;
    private bool _connected;
    private long _seq;
    private long _reservedUntil;
    private long? _refusedAt;
    private long _droppedAlerts;

    /// <param name="options">Names and paces.</param>
    /// <param name="limits">How much may wait.</param>
    /// <param name="journal">Keeps what waits; <see langword="null"/> to keep it in memory only.</param>
    /// <param name="time">The clock; the numbers start from it, so that they also grow from one start to the next.</param>
    /// <param name="counters">What the status tells of this part.</param>
    public Outbox(MqttOptions options, OutboxOptions limits, Journal? journal, TimeProvider time, Func<MqttCounters> counters)
    {
        _topics = new MqttTopics(options.DeviceId);
        _time = time;
        _journal = journal;
        _alerts = new WaitingLine(limits.AlertCapacity);
        _statuses = new WaitingLine(limits.StatusCapacity);
        _summaries = new SummaryRing(limits, time);
        _switches = MqttTopics.Switches.ToDictionary(name => name, name => new RetainedTopic<bool>(
            _topics.State(name), acknowledged: true, TimeSpan.Zero, (_, _) => true, (on, _) => on ? "ON"u8.ToArray() : "OFF"u8.ToArray(), time));
        _profile = new RetainedTopic<PacingProfile>(
            _topics.State(MqttTopics.Profile), acknowledged: true, TimeSpan.Zero, (_, _) => true, (profile, _) => Encoding.UTF8.GetBytes(MqttTopics.Profiles[(int)profile]), time);
        _status = new RetainedTopic<StatusReport>(
            _topics.Status, acknowledged: true, TimeSpan.Zero, (_, _) => true, (report, seq) => PayloadWriter.Write(report, counters(), seq), time);
        _modalities = [.. Enum.GetValues<Modality>().Select(modality => new RetainedTopic<ModalityState>(
            _topics.Of(modality), acknowledged: false, options.SummaryInterval, HasChanged, (state, seq) => PayloadWriter.Write(state, seq), time))];
        _summary = new RetainedTopic<Summary>(
            _topics.Summary, acknowledged: false, options.SummaryInterval, (sent, next) => sent.Dominant != next.Dominant, (summary, seq) => PayloadWriter.Write(summary, seq, options.MinimumPeople), time);
        // Only that somebody came or went may not wait: what changes with what one person does would tell of it.
        _posture = new RetainedTopic<PostureState>(
            _topics.Posture, acknowledged: false, options.SummaryInterval, (sent, next) => sent.People > 0 != next.People > 0, (state, seq) => PayloadWriter.Write(state, seq, options.MinimumPeople), time);
        var discovery = new RetainedTopic<byte[]>(
            DeviceDiscovery.TopicOf(options), acknowledged: true, TimeSpan.Zero, (_, _) => true, (payload, _) => payload, time);
        if (options.HomeAssistant.Enabled)
            discovery.Set(DeviceDiscovery.Write(options, _topics));
        _retained = [discovery, .. _switches.Values, _profile, _status, .. _modalities, _posture, _summary];
        TakeUp(journal?.Load() ?? StoredMessages.None);
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

    public long DroppedSummaries
    {
        get
        {
            lock (_gate)
                return _summaries.Dropped;
        }
    }

    /// <returns><see langword="false"/> when the oldest waiting alert had to be dropped for this one.</returns>
    public bool Add(AlertEvent alert)
    {
        bool room;
        lock (_gate)
        {
            var seq = NextSeq();
            room = Keep(_alerts, new StoredMessage(seq, StoredMessageKind.Alert, PayloadWriter.Write(alert, seq)), historical: !_connected);
            if (!room)
                _droppedAlerts++;
        }

        _changed.Set();
        return room;
    }

    public void Add(Summary summary)
    {
        lock (_gate)
        {
            _summary.Set(summary);
            // At the pace at which it would have been sent.
            if (!_connected && _summary.DueIn(_time.GetTimestamp()) == TimeSpan.Zero)
            {
                var message = _summary.Take(_time.GetTimestamp(), NextSeq());
                _summaries.Add(message.Seq, message.Payload);
            }
        }

        _changed.Set();
    }

    public void Add(PacingProfile profile) => Set(_profile, profile);

    public void Add(PostureState state) => Set(_posture, state);

    public void Add(in ModalityState state) => Set(_modalities[(int)state.Modality], state);

    public void Add(StatusReport report)
    {
        lock (_gate)
        {
            _status.Set(report);
            if (!_connected)
                KeepStatus(_status.Take(_time.GetTimestamp(), NextSeq()));
        }

        _changed.Set();
    }

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
            _refusedAt = null;
        }

        Renew();
    }

    /// <summary>Sends the newest value of everything that is retained once more.</summary>
    public void Renew()
    {
        lock (_gate)
        {
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
            foreach (var alert in _alerts.Messages)
                alert.Historical = true;
        }
    }

    /// <summary>
    /// The next messages: alerts first (many of them in turns with the others), then what could not be sent in its time, then the newest of each retained topic
    /// that is due. What has to be acknowledged stays here until <see cref="Acknowledged"/>.
    /// </summary>
    /// <param name="wait">When there is no message: how long until one is due, or infinite.</param>
    public IReadOnlyList<OutgoingMessage> Next(out TimeSpan wait)
    {
        lock (_gate)
        {
            var refusedFor = RefusedFor();
            var alert = refusedFor == TimeSpan.Zero ? _alerts.First : null;
            wait = refusedFor > TimeSpan.Zero && _alerts.First is not null ? refusedFor : Timeout.InfiniteTimeSpan;
            if (alert is not null && _turnsOfOthers == 0)
                return Alerts(alert);

            _turnsOfOthers = Math.Max(0, _turnsOfOthers - 1);
            if (OfBefore() is { Count: > 0 } late)
                return late;
            if (NextRetained(ref wait) is { } newest)
                return [newest];

            _turnsOfOthers = 0;
            return alert is null ? [] : Alerts(alert);
        }
    }

    /// <summary>The broker has the message, or can never take it.</summary>
    public void Acknowledged(OutgoingMessage message, bool accepted)
    {
        if (message.Place is not { } place)
            return;

        lock (_gate)
        {
            if (!accepted && place is { List: not null, Value.Stored.Kind: StoredMessageKind.Alert })
                _droppedAlerts++;
            Remove(place);
        }
    }

    /// <summary>The broker does not take the message now: it waits, and so do those behind it.</summary>
    public void Refused(OutgoingMessage message)
    {
        lock (_gate)
        {
            if (message.Place is { Value.Stored.Kind: StoredMessageKind.Status } status)
                Remove(status);
            else if (message.Place is not null)
                _refusedAt = _time.GetTimestamp();
        }
    }

    /// <summary>The connection broke before the broker said anything.</summary>
    public void Unanswered(OutgoingMessage message)
    {
        lock (_gate)
        {
            if (message.Topic == _topics.Status && message.Place is null)
                KeepStatus(message);
        }
    }

    /// <summary>All that waits to be acknowledged.</summary>
    public IReadOnlyList<StoredMessage> Waiting()
    {
        lock (_gate)
            return [.. _alerts.Messages.Concat(_statuses.Messages).Select(message => message.Stored)];
    }

    /// <summary>Waits until something was added, at most as long as <see cref="Next"/> said.</summary>
    public Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) => _changed.WaitAsync(wait, _time, cancellationToken);

    private static bool HasChanged(ModalityState sent, ModalityState next) =>
        sent.Present != next.Present || sent.Dominant != next.Dominant || sent.Sound?.Event != next.Sound?.Event;

    /// <summary>Goes on where an earlier run has left off.</summary>
    private void TakeUp(StoredMessages kept)
    {
        var highest = Math.Max(kept.ReservedUntil, kept.Messages.Count == 0 ? 0 : kept.Messages[^1].Seq);
        _seq = Math.Max(_time.GetUtcNow().ToUnixTimeMilliseconds(), highest);
        foreach (var message in kept.Messages)
        {
            var line = message.Kind == StoredMessageKind.Alert ? _alerts : _statuses;
            if (line.Add(new WaitingMessage(message, historical: true)) is { } dropped)
            {
                _journal!.Remove(dropped.Stored.Seq);
                _droppedAlerts += message.Kind == StoredMessageKind.Alert ? 1 : 0;
            }
        }
    }

    private long NextSeq()
    {
        if (++_seq > _reservedUntil && _journal is not null)
        {
            _reservedUntil = _seq + Reservation;
            _journal.Reserve(_reservedUntil);
        }

        return _seq;
    }

    private void KeepStatus(OutgoingMessage message) =>
        Keep(_statuses, new StoredMessage(message.Seq, StoredMessageKind.Status, message.Payload), historical: true);

    private bool Keep(WaitingLine line, StoredMessage message, bool historical)
    {
        _journal?.Add(message);
        if (line.Add(new WaitingMessage(message, historical)) is not { } dropped)
            return true;

        _journal?.Remove(dropped.Stored.Seq);
        return false;
    }

    private void Remove(LinkedListNode<WaitingMessage> place)
    {
        if (_alerts.Remove(place) || _statuses.Remove(place))
            _journal?.Remove(place.Value.Stored.Seq);
    }

    private TimeSpan RefusedFor()
    {
        if (_refusedAt is not { } refused)
            return TimeSpan.Zero;

        var left = RefusalPause - _time.GetElapsedTime(refused);
        if (left > TimeSpan.Zero)
            return left;
        _refusedAt = null;
        return TimeSpan.Zero;
    }

    private List<OutgoingMessage> Alerts(LinkedListNode<WaitingMessage> first)
    {
        var messages = new List<OutgoingMessage>();
        for (var place = first; place is not null && messages.Count < Window; place = place.Next)
            messages.Add(Waiting(_topics.Alert, place));

        // Behind a whole window there are more, which must not keep the state of the room waiting for seconds.
        _turnsOfOthers = messages.Count == Window ? TurnsOfOthers : 0;
        return messages;
    }

    /// <summary>The oldest status, or the oldest summaries, of a time without broker.</summary>
    private List<OutgoingMessage> OfBefore()
    {
        var status = _statuses.First;
        var messages = new List<OutgoingMessage>();
        while (messages.Count < Window && _summaries.FirstSeq is { } seq && !(status?.Value.Stored.Seq < seq))
            messages.Add(new OutgoingMessage(_topics.Summary, PayloadWriter.AsHistorical(_summaries.Take()), Acknowledged: false, Retained: false) { Seq = seq });
        if (messages.Count == 0 && status is not null)
            messages.Add(Waiting(_topics.Status, status));
        return messages;
    }

    private OutgoingMessage? NextRetained(ref TimeSpan wait)
    {
        var now = _time.GetTimestamp();
        foreach (var topic in _retained)
        {
            if (!topic.Unsent)
                continue;

            var due = topic.DueIn(now);
            if (due == TimeSpan.Zero)
                return topic.Take(now, NextSeq());
            if (wait == Timeout.InfiniteTimeSpan || due < wait)
                wait = due;
        }

        return null;
    }

    private static OutgoingMessage Waiting(string topic, LinkedListNode<WaitingMessage> place)
    {
        var (stored, historical) = (place.Value.Stored, place.Value.Historical);
        return new OutgoingMessage(topic, historical ? PayloadWriter.AsHistorical(stored.Payload) : stored.Payload, Acknowledged: true, Retained: false)
        {
            Place = place,
            Seq = stored.Seq,
        };
    }

    private void Set<T>(RetainedTopic<T> topic, T value)
    {
        lock (_gate)
            topic.Set(value);
        _changed.Set();
    }
}
