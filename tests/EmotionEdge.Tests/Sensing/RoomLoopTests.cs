using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Monitoring;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Sensing;

public sealed class RoomLoopTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly Recorder _recorder = new();
    private readonly RoomLoop _room;

    private readonly AlertOptions _options = new();

    public RoomLoopTests() => _room = Room();

    private RoomLoop Room() => new(
        new FusionEngine(new FusionOptions()),
        new AlertPolicy(_options, _time),
        new SensorBoard(),
        [_recorder],
        new Heartbeats(_time),
        _time,
        NullLogger<RoomLoop>.Instance);

    [Fact]
    public void An_empty_room_is_unknown_and_still_reported()
    {
        Run(seconds: 3);

        Assert.InRange(_recorder.Summaries.Count, 9, 11);
        Assert.All(_recorder.Summaries, summary => Assert.Null(summary.Dominant));
    }

    [Fact]
    public void A_change_of_the_dominant_emotion_is_told_at_once()
    {
        Run(seconds: 0.2);
        var before = _recorder.Summaries.Count;

        Post(Emotion.Happiness);
        Run(seconds: 0.1);

        Assert.Equal(before + 1, _recorder.Summaries.Count);
        Assert.Equal(Emotion.Happiness, _recorder.Summaries[^1].Dominant);
        Assert.Equal(Emotion.Happiness, _recorder.Senses[^1].Dominant);
    }

    [Fact]
    public void Lasting_anger_raises_an_alert_that_can_be_acknowledged_and_ends()
    {
        Run(seconds: 8, Emotion.Anger);
        var raised = Assert.Single(_recorder.Alerts);

        _room.Acknowledge(raised.Id);
        Run(seconds: 0.1, Emotion.Anger);
        Assert.Equal(AlertEventType.Acknowledged, _recorder.Alerts[^1].Type);

        Run(seconds: 15);
        Assert.Equal(AlertEventType.Cleared, _recorder.Alerts[^1].Type);
    }

    [Fact]
    public async Task Who_acknowledges_is_told_what_came_of_it_and_MQTT_sees_the_same_act()
    {
        Run(seconds: 8, Emotion.Anger);
        var raised = Assert.Single(_recorder.Alerts);

        var first = _room.AcknowledgeAsync(raised.Id, TestContext.Current.CancellationToken);
        var second = _room.AcknowledgeAsync(raised.Id, TestContext.Current.CancellationToken);
        var unknown = _room.AcknowledgeAsync("no such alert", TestContext.Current.CancellationToken);
        Run(seconds: 0.1, Emotion.Anger);

        Assert.Equal(AcknowledgeOutcome.Acknowledged, await first);
        Assert.Equal(AcknowledgeOutcome.WasAcknowledged, await second);
        Assert.Equal(AcknowledgeOutcome.NotOpen, await unknown);
        Assert.Equal([AlertEventType.Raised, AlertEventType.Acknowledged], _recorder.Alerts.Select(alert => alert.Type));

        _room.Acknowledge(raised.Id);
        Run(seconds: 0.1, Emotion.Anger);
        Assert.Equal(2, _recorder.Alerts.Count);
    }

    [Fact]
    public void All_open_alerts_are_told_when_they_are_acknowledged_together()
    {
        _options.Rules.Add(new AlertRuleOptions { Name = "one", ValenceBelow = -0.3f });
        _options.Rules.Add(new AlertRuleOptions { Name = "two", Emotion = Emotion.Anger });
        var room = Room();
        Run(seconds: 8, Emotion.Anger, room);
        Assert.Equal(["one", "two"], _recorder.Alerts.Select(alert => alert.Rule));

        room.Acknowledge(null);
        Run(seconds: 0.1, Emotion.Anger, room);

        Assert.Equal(["one", "two"], _recorder.Alerts.Where(alert => alert.Type == AlertEventType.Acknowledged).Select(alert => alert.Rule));
    }

    [Fact]
    public void What_a_closed_sensor_said_is_forgotten()
    {
        Run(seconds: 1, Emotion.Happiness);

        _room.Forget(Modality.Face);
        Run(seconds: 0.1);

        Assert.Null(_recorder.Summaries[^1].Dominant);
    }

    [Fact]
    public void A_flood_of_readings_keeps_the_newest()
    {
        for (var i = 0; i < 5000; i++)
            Post(i < 4900 ? Emotion.Anger : Emotion.Happiness);

        Run(seconds: 0.1);

        Assert.Equal(Emotion.Happiness, _recorder.Summaries[^1].Dominant);
    }

    private void Post(Emotion emotion, RoomLoop? room = null) =>
        (room ?? _room).Post(new Reading(Modality.Face, EmotionScores.Certain(emotion), 1, 1, _time.GetUtcNow(), _time.GetUtcNow()));

    private void Run(double seconds, Emotion? emotion = null, RoomLoop? room = null)
    {
        for (var i = 0; i < seconds * 10; i++)
        {
            if (emotion is { } felt)
                Post(felt, room);
            (room ?? _room).Advance(_time.GetUtcNow());
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    private sealed class Recorder : IRoomObserver
    {
        public List<Summary> Summaries { get; } = [];

        public List<ModalityState> Senses { get; } = [];

        public List<AlertEvent> Alerts { get; } = [];

        public void OnSummary(Summary summary) => Summaries.Add(summary);

        public void OnModality(in ModalityState state)
        {
            if (state.Modality == Modality.Face)
                Senses.Add(state);
        }

        public void OnAlert(AlertEvent alert) => Alerts.Add(alert);
    }
}
