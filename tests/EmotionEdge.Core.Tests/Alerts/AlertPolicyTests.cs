using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Core.Tests.Alerts;

public sealed class AlertPolicyTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly AlertOptions _options = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<AlertEvent> _events = [];
    private double _now;

    [Fact]
    public void Lasting_negative_valence_raises_one_alert_with_its_reason()
    {
        var policy = new AlertPolicy(_options, _time);

        Run(policy, seconds: 20, valence: -0.6f);

        var raised = Assert.Single(_events);
        Assert.Equal(AlertEventType.Raised, raised.Type);
        Assert.Equal(AlertSeverity.Warning, raised.Severity);
        Assert.Equal([Modality.Face], raised.Modalities);
        Assert.Equal(Start.AddSeconds(5), raised.Time);
        Assert.Contains("-0.60 for 5 s by face", raised.Reason, StringComparison.Ordinal);
        Assert.Equal([raised], policy.Open);
    }

    [Fact]
    public void A_negative_moment_raises_nothing()
    {
        var policy = new AlertPolicy(_options, _time);

        for (var i = 0; i < 20; i++)
        {
            Run(policy, seconds: 4, valence: -0.9f);
            Run(policy, seconds: 0.5, valence: 0.2f);
        }

        Assert.Empty(_events);
    }

    [Fact]
    public void An_alert_is_cleared_when_it_stays_better()
    {
        var policy = new AlertPolicy(_options, _time);

        Run(policy, seconds: 8, valence: -0.6f);
        Run(policy, seconds: 3, valence: 0.3f);
        Run(policy, seconds: 3, valence: -0.6f);
        Assert.Single(_events);

        Run(policy, seconds: 8, valence: 0.3f);
        Assert.Equal([AlertEventType.Raised, AlertEventType.Cleared], _events.Select(e => e.Type));
        Assert.Equal(_events[0].Id, _events[1].Id);
        Assert.Empty(policy.Open);
    }

    [Fact]
    public void Between_the_two_thresholds_an_alert_neither_begins_nor_ends()
    {
        var policy = new AlertPolicy(_options, _time);

        Run(policy, seconds: 30, valence: -0.2f);
        Assert.Empty(_events);

        Run(policy, seconds: 8, valence: -0.6f);
        Run(policy, seconds: 30, valence: -0.2f);
        Assert.Single(_events);
    }

    [Fact]
    public void An_empty_room_clears_the_alert()
    {
        var policy = new AlertPolicy(_options, _time);

        Run(policy, seconds: 8, valence: -0.6f);
        Run(policy, seconds: 8, valence: 0, dominant: null);

        Assert.Equal("Nothing is sensed any more.", _events[^1].Reason);
        Assert.Equal(AlertEventType.Cleared, _events[^1].Type);
    }

    [Fact]
    public void No_alert_follows_within_the_cool_down()
    {
        var policy = new AlertPolicy(_options, _time);

        Run(policy, seconds: 8, valence: -0.6f);
        Run(policy, seconds: 8, valence: 0.5f);
        var cleared = _events[^1].Time;
        Run(policy, seconds: 120, valence: -0.6f);

        Assert.Equal(AlertEventType.Raised, _events[2].Type);
        Assert.Equal(cleared + _options.CoolDown, _events[2].Time);
        Assert.NotEqual(_events[0].Id, _events[2].Id);
    }

    [Fact]
    public void An_alert_that_nobody_acknowledges_escalates_once()
    {
        var policy = new AlertPolicy(_options, _time);

        Run(policy, seconds: 300, valence: -0.6f);

        Assert.Equal([AlertEventType.Raised, AlertEventType.Escalated], _events.Select(e => e.Type));
        Assert.Equal(AlertSeverity.Critical, _events[1].Severity);
        Assert.Equal(_options.EscalateAfter, _events[1].Time - _events[0].Time);
    }

    [Fact]
    public void An_acknowledged_alert_does_not_escalate_and_is_acknowledged_once()
    {
        var policy = new AlertPolicy(_options, _time);
        Run(policy, seconds: 8, valence: -0.6f);

        var acknowledged = policy.Acknowledge(_events[0].Id, State(-0.6f, Emotion.Sadness), []).ToArray();
        Run(policy, seconds: 300, valence: -0.6f);

        Assert.Equal(AlertEventType.Acknowledged, Assert.Single(acknowledged).Type);
        Assert.Single(_events);
        Assert.Empty(policy.Acknowledge(null, State(-0.6f, Emotion.Sadness), []).ToArray());
    }

    [Fact]
    public void An_unknown_id_acknowledges_nothing()
    {
        var policy = new AlertPolicy(_options, _time);
        Assert.Empty(policy.Acknowledge(null, State(0, null), []).ToArray());

        Run(policy, seconds: 8, valence: -0.6f);

        Assert.Empty(policy.Acknowledge("another", State(-0.6f, Emotion.Sadness), []).ToArray());
    }

    [Fact]
    public void Two_senses_must_agree_where_the_configuration_says_so()
    {
        _options.MinimumModalities = 2;
        var policy = new AlertPolicy(_options, _time);

        Run(policy, seconds: 20, valence: -0.6f);
        Assert.Empty(_events);

        Run(policy, seconds: 20, valence: -0.6f, speech: -0.5f);
        Assert.Equal([Modality.Face, Modality.Speech], Assert.Single(_events).Modalities);
    }

    [Fact]
    public void Switched_off_it_raises_nothing_and_clears_what_is_open()
    {
        var policy = new AlertPolicy(_options, _time);
        Run(policy, seconds: 8, valence: -0.6f);

        _options.Enabled = false;
        Run(policy, seconds: 100, valence: -0.6f);

        Assert.Equal([AlertEventType.Raised, AlertEventType.Cleared], _events.Select(e => e.Type));
    }

    [Fact]
    public void What_lasted_while_it_was_switched_off_does_not_count()
    {
        var policy = new AlertPolicy(_options, _time);
        Run(policy, seconds: 4, valence: -0.6f);
        _options.Enabled = false;
        Run(policy, seconds: 10, valence: -0.6f);

        _options.Enabled = true;
        Run(policy, seconds: 4, valence: -0.6f);
        Assert.Empty(_events);
        Run(policy, seconds: 2, valence: -0.6f);
        Assert.Single(_events);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void On_a_random_course_alerts_alternate_keep_the_cool_down_and_end(int seed)
    {
        var policy = new AlertPolicy(_options, _time);
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
            Run(policy, seconds: random.Next(1, 30), valence: (random.NextSingle() * 1.6f) - 0.8f);
        Run(policy, seconds: 10, valence: 0.5f);

        var ends = _events.Where(e => e.Type is AlertEventType.Raised or AlertEventType.Cleared).ToList();
        Assert.True(ends.Count >= 10);
        for (var i = 0; i < ends.Count; i++)
            Assert.Equal(i % 2 == 0 ? AlertEventType.Raised : AlertEventType.Cleared, ends[i].Type);
        for (var i = 2; i < ends.Count; i += 2)
            Assert.True(ends[i].Time - ends[i - 1].Time >= _options.CoolDown);
        Assert.Empty(policy.Open);
    }

    private void Run(
        AlertPolicy policy,
        double seconds,
        float valence,
        Emotion? dominant = Emotion.Sadness,
        float? speech = null)
    {
        for (var end = _now + seconds; _now < end; _now += 0.25)
        {
            ModalityState[] senses = [Sense(Modality.Face, valence), Sense(Modality.Speech, speech ?? 0)];
            _events.AddRange(policy.Evaluate(State(valence, dominant), senses));
        }
    }

    private FusedState State(float valence, Emotion? dominant) =>
        new(Start.AddSeconds(_now), EmotionScores.Uniform, dominant, 0.7f, new Affect(valence, 0.5f), 1, default);

    private ModalityState Sense(Modality modality, float valence) =>
        new(modality, Start.AddSeconds(_now), true, EmotionScores.Uniform, null, 0, new Affect(valence, 0.5f), 1, 1);
}
