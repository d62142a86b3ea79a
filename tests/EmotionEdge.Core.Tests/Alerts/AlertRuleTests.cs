using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Testing;

namespace EmotionEdge.Core.Tests.Alerts;

public sealed class AlertRuleTests
{
    private static readonly EmotionScores Angry = EmotionScores.Uniform.MixedWith(EmotionScores.Certain(Emotion.Anger), 0.7f);

    private readonly AlertOptions _options = new() { EscalateAfter = TimeSpan.Zero };

    [Fact]
    public void An_emotion_that_is_probable_enough_raises_and_its_reason_says_so()
    {
        Add(new() { Name = "anger", Emotion = Emotion.Anger, Probability = 0.7f });
        var room = new RuleCourse(_options);

        room.Run(20, valence: 0, scores: Angry.MixedWith(EmotionScores.Uniform, 0.1f));
        Assert.Empty(room.Events);
        room.Run(20, valence: 0, scores: Angry);

        var raised = Assert.Single(room.Events);
        Assert.Equal("anger", raised.Rule);
        Assert.Equal("Anger 0.74 for 5 s by face; mostly anger.", raised.Reason);
    }

    [Fact]
    public void All_conditions_of_a_rule_must_hold_and_one_that_ends_is_enough_to_clear()
    {
        Add(new() { Name = "loud-anger", Emotion = Emotion.Anger, ArousalAbove = 0.7f, ValenceBelow = -0.2f });
        var room = new RuleCourse(_options);

        room.Run(10, valence: -0.5f, arousal: 0.6f, Angry);
        room.Run(10, valence: 0.1f, arousal: 0.8f, Angry);
        room.Run(10, valence: -0.5f, arousal: 0.8f, EmotionScores.Certain(Emotion.Fear));
        Assert.Empty(room.Events);

        room.Run(10, valence: -0.5f, arousal: 0.8f, Angry);
        Assert.Equal("Valence -0.50, anger 0.74, arousal 0.80 for 5 s by face; mostly anger.", Assert.Single(room.Events).Reason);

        room.Run(10, valence: -0.5f, arousal: 0.56f, Angry);
        Assert.Single(room.Events);
        room.Run(10, valence: -0.5f, arousal: 0.5f, Angry);
        Assert.Equal([AlertEventType.Raised, AlertEventType.Cleared], room.Types);
        Assert.Equal("Back at valence -0.50, anger 0.74, arousal 0.50.", room.Events[1].Reason);
    }

    [Fact]
    public void Stress_raises_where_the_room_is_aroused_and_unpleasant_and_clears_by_the_hysteresis()
    {
        Add(new() { Name = "stress", StressAbove = 0.6f });
        var room = new RuleCourse(_options);

        room.Run(10, valence: -0.6f, arousal: 0.4f);
        room.Run(10, valence: 0.6f, arousal: 0.9f);
        Assert.Empty(room.Events);

        room.Run(10, valence: -0.5f, arousal: 0.7f);
        Assert.Equal("Stress 0.72 for 5 s by face; mostly sadness.", Assert.Single(room.Events).Reason);

        room.Run(10, valence: -0.4f, arousal: 0.62f);
        Assert.Single(room.Events);
        room.Run(10, valence: -0.4f, arousal: 0.58f);
        Assert.Equal([AlertEventType.Raised, AlertEventType.Cleared], room.Types);
    }

    [Fact]
    public void Each_rule_has_its_own_alert_times_and_severity()
    {
        Add(new() { Name = "notice", ValenceBelow = -0.1f, Severity = AlertSeverity.Information, RaiseAfter = TimeSpan.FromSeconds(2) });
        Add(new() { Name = "emergency", ValenceBelow = -0.6f, Severity = AlertSeverity.Critical, RaiseAfter = TimeSpan.FromSeconds(8) });
        var room = new RuleCourse(_options);

        room.Run(30, valence: -0.8f);
        Assert.Equal(["notice", "emergency"], room.Open.Select(alert => alert.Rule));
        Assert.Equal([AlertSeverity.Information, AlertSeverity.Critical], room.Open.Select(alert => alert.Severity));
        Assert.Equal(6, (room.Events[1].Time - room.Events[0].Time).TotalSeconds, 1);

        room.Run(30, valence: -0.3f);
        Assert.Equal(["notice"], room.Open.Select(alert => alert.Rule));
    }

    [Fact]
    public void Acknowledging_without_an_id_takes_all_open_alerts_and_with_an_id_only_that_one()
    {
        Add(new() { Name = "one", ValenceBelow = -0.1f });
        Add(new() { Name = "two", ValenceBelow = -0.2f });
        Add(new() { Name = "three", ValenceBelow = -0.3f });
        var room = new RuleCourse(_options);
        room.Run(10, valence: -0.8f);

        room.Acknowledge(room.Open[1].Id);
        room.Acknowledge();
        room.Acknowledge();

        Assert.Equal(["two", "one", "three"], room.Events.Where(happened => happened.Type == AlertEventType.Acknowledged).Select(happened => happened.Rule));
    }

    [Fact]
    public void A_notice_that_nobody_acknowledges_becomes_a_warning_and_then_critical()
    {
        Add(new() { Name = "notice", ValenceBelow = -0.3f, Severity = AlertSeverity.Information, EscalateAfter = TimeSpan.FromSeconds(20) });
        var room = new RuleCourse(_options);

        room.Run(120, valence: -0.8f);

        Assert.Equal([AlertSeverity.Information, AlertSeverity.Warning, AlertSeverity.Critical], room.Events.Select(happened => happened.Severity));
        Assert.Equal("Open for 40 s and not acknowledged.", room.Events[2].Reason);
    }

    [Fact]
    public void A_rule_that_never_escalates_does_not()
    {
        Add(new() { Name = "calm", ValenceBelow = -0.3f, EscalateAfter = TimeSpan.Zero });
        var room = new RuleCourse(_options);

        room.Run(4000, valence: -0.8f);

        Assert.Equal([AlertEventType.Raised], room.Types);
    }

    [Fact]
    public void A_sense_agrees_only_when_it_fulfils_the_conditions_by_itself()
    {
        Add(new() { Name = "both", ValenceBelow = -0.3f, MinimumModalities = 2 });
        var room = new RuleCourse(_options);
        var negative = new Affect(-0.6f, 0.5f);
        var sad = EmotionScores.Certain(Emotion.Sadness);

        Look(speech: new Affect(-0.2f, 0.5f));
        Assert.Empty(room.Events);
        Look(speech: new Affect(-0.3f, 0.5f));

        Assert.Equal([Modality.Face, Modality.Speech], Assert.Single(room.Events).Modalities);

        void Look(Affect speech)
        {
            for (var i = 0; i < 100; i++, room.Now += TimeSpan.FromSeconds(0.1))
            {
                var happened = room.Evaluate(
                    room.State(sad, Emotion.Sadness, negative),
                    [room.Sense(Modality.Face, sad, negative), room.Sense(Modality.Speech, sad, speech)]);
                room.Events.AddRange(happened);
            }
        }
    }

    [Fact]
    public void Every_step_carries_its_numbers()
    {
        Add(new() { Name = "sad", ValenceBelow = -0.3f, EscalateAfter = TimeSpan.FromSeconds(10) });
        var room = new RuleCourse(_options);

        room.Run(20, valence: -0.6f, agreeing: [Modality.Face, Modality.Text]);
        room.RunEmpty(10);

        Assert.Equal([5, 10, 5], room.Events.Select(happened => Math.Round(happened.Evidence!.Lasted.TotalSeconds, 1)));
        Assert.Equal([-0.6f, -0.6f, 0], room.Events.Select(happened => happened.Evidence!.Room.Affect.Valence));
        Assert.Equal([Modality.Face, Modality.Text], room.Events[0].Evidence!.Senses.Select(sense => sense.Modality));
        Assert.Empty(room.Events[2].Evidence!.Senses);
    }

    [Fact]
    public void While_nothing_happens_nothing_is_allocated()
    {
        Add(new() { Name = "one", ValenceBelow = -0.1f, QuietFrom = new(22, 0), QuietUntil = new(6, 0), RaiseAfter = TimeSpan.Zero });
        Add(new() { Name = "two", Emotion = Emotion.Anger, ArousalAbove = 0.3f });
        Add(new() { Name = "three", ValenceBelow = -0.9f, QuietFrom = new(6, 0), QuietUntil = new(22, 0), RaiseAfter = TimeSpan.Zero });
        var room = new RuleCourse(_options, zone: Zones.Summer);
        var affect = new Affect(-0.95f, 0.8f);
        var sense = room.Sense(Modality.Face, Angry, affect);

        Assert.Equal(0, Allocations.Of(1, () => Go(200)));
        Assert.Equal(["one", "two"], room.Open.Select(alert => alert.Rule));

        void Go(int rounds)
        {
            for (var i = 0; i < rounds; i++, room.Now += TimeSpan.FromSeconds(0.1))
                room.Evaluate(room.State(Angry, Emotion.Anger, affect), new ReadOnlySpan<ModalityState>(in sense));
        }
    }

    private void Add(AlertRuleOptions rule) => _options.Rules.Add(rule);
}
