using System.Threading.Channels;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Physiology;
using EmotionEdge.Core.Posture;
using EmotionEdge.Monitoring;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>
/// Where all senses meet: takes their readings, fuses them ten times a second, holds the result against the alert policy
/// and tells the observers.
/// </summary>
internal sealed class RoomLoop(
    FusionEngine fusion,
    AlertPolicy alerts,
    SensorBoard sensors,
    IEnumerable<IRoomObserver> observers,
    Heartbeats heartbeats,
    TimeProvider time,
    ILogger<RoomLoop> logger) : PeriodicLoop(Period, heartbeats, time, logger), IAlertDesk
{
    private const int TicksPerSummary = 3;
    private const int TicksPerModality = 10;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly IRoomObserver[] _observers = [.. observers];
    private readonly ModalityState[] _senses = new ModalityState[ModalityWeights.Count];
    private readonly Channel<Action> _requests = Channel.CreateBounded<Action>(64);
    private readonly Channel<Reading> _readings = Channel.CreateBounded<Reading>(
        new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private FusedState _state;
    private bool _hasBodies;
    private long _tick;

    /// <summary>Hands over a reading; callable from any thread, never blocks.</summary>
    public void Post(in Reading reading) => _readings.Writer.TryWrite(reading);

    /// <summary>Hands over what a wearable says; callable from any thread, never blocks.</summary>
    public void Post(ArousalReading reading) => _requests.Writer.TryWrite(() => Add(reading));

    /// <summary>Hands over what the bodies say; callable from any thread, never blocks.</summary>
    public void Post(PostureState state) => _requests.Writer.TryWrite(() => Add(state));

    /// <summary>Forgets what one sense said so far.</summary>
    public void Forget(Modality modality) => _requests.Writer.TryWrite(() => ForgetNow(modality));

    /// <summary>Acknowledges an open alert; <see langword="null"/> for all of them.</summary>
    public void Acknowledge(string? id) => _requests.Writer.TryWrite(() => Tell(alerts.Acknowledge(id, _state, _senses)));

    /// <inheritdoc/>
    public async Task<AcknowledgeOutcome> AcknowledgeAsync(string id, CancellationToken cancellationToken)
    {
        var outcome = new TaskCompletionSource<AcknowledgeOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _requests.Writer.WriteAsync(() => AcknowledgeNow(id, outcome), cancellationToken).ConfigureAwait(false);
        return await outcome.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes other alert rules at its next round.</summary>
    public Task ChangeAsync(IReadOnlyCollection<AlertRuleOptions> rules, CancellationToken cancellationToken) =>
        _requests.Writer.WriteAsync(() => Tell(alerts.Change(rules, _state, _senses)), cancellationToken).AsTask();

    protected override string Name => "fusion";

    protected override void GoRound() => Advance(Time.GetUtcNow());

    internal void Advance(DateTimeOffset now)
    {
        while (_requests.Reader.TryRead(out var request))
            request();
        while (_readings.Reader.TryRead(out var reading))
            Add(reading, now);

        var before = _state.Dominant;
        _state = fusion.Fuse(now);
        for (var m = 0; m < _senses.Length; m++)
            Look((Modality)m, now);

        if (_state.Dominant != before || _tick % TicksPerSummary == 0)
            Publish();
        Tell(alerts.Evaluate(_state, _senses));
        _tick++;
    }

    private void Add(in Reading reading, DateTimeOffset now)
    {
        fusion.Add(reading);
        foreach (var observer in _observers)
            observer.OnReading(reading, now);
    }

    private void Add(ArousalReading reading)
    {
        fusion.Add(reading);
        foreach (var observer in _observers)
            observer.OnArousal(reading, Time.GetUtcNow());
    }

    private void Add(PostureState state)
    {
        if (state.Reading is { } reading)
            Add(reading);
        _hasBodies = state.People > 0;
        foreach (var observer in _observers)
            observer.OnPosture(state);
    }

    private void ForgetNow(Modality modality)
    {
        fusion.Forget(modality);
        foreach (var observer in _observers)
            observer.OnGone(modality, Time.GetUtcNow());
        if (modality == Modality.Face && _hasBodies)
            Add(PostureState.Nobody(Time.GetUtcNow()));
    }

    private void AcknowledgeNow(string id, TaskCompletionSource<AcknowledgeOutcome> outcome)
    {
        var isOpen = alerts.Open.Any(alert => alert.Id == id);
        var happened = alerts.Acknowledge(id, _state, _senses);
        outcome.SetResult(happened.Length > 0 ? AcknowledgeOutcome.Acknowledged : isOpen ? AcknowledgeOutcome.WasAcknowledged : AcknowledgeOutcome.NotOpen);
        Tell(happened);
    }

    private void Look(Modality modality, DateTimeOffset now)
    {
        var before = _senses[(int)modality];
        var sense = fusion.StateOf(modality, now);
        _senses[(int)modality] = sense;
        var isSame = sense.Dominant == before.Dominant && sense.Present == before.Present && sense.Sound?.Event == before.Sound?.Event;
        if (isSame && _tick % TicksPerModality != 0)
            return;
        foreach (var observer in _observers)
            observer.OnModality(sense);
    }

    private void Publish()
    {
        var summary = new Summary(
            _state.Time,
            _state.Scores,
            _state.Dominant,
            _state.Confidence,
            _state.Affect,
            _state.Faces,
            _state.Contributions,
            sensors.Statuses())
        {
            People = _state.People,
            Stress = _state.Stress,
            WearableShare = _state.WearableShare,
            PostureShare = _state.PostureShare,
        };
        foreach (var observer in _observers)
            observer.OnSummary(summary);
    }

    private void Tell(ReadOnlySpan<AlertEvent> happened)
    {
        foreach (var alert in happened)
        {
            foreach (var observer in _observers)
                observer.OnAlert(alert);
        }
    }
}
