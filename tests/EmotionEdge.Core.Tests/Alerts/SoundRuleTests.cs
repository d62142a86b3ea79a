using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core.Tests.Alerts;

public sealed class SoundRuleTests
{
    private readonly AlertOptions _options = new() { EscalateAfter = TimeSpan.Zero, MinimumModalities = 2 };

    [Fact]
    public void A_scream_raises_at_once_by_sound_alone_and_clears_when_it_is_over()
    {
        var room = new RuleCourse(_options);

        room.Hear(0.1, SoundEvent.Scream, 0.93f);

        var raised = Assert.Single(room.Events);
        Assert.Equal(("scream", AlertEventType.Raised, AlertSeverity.Warning), (raised.Rule, raised.Type, raised.Severity));
        Assert.Equal("Scream 0.93 heard.", raised.Reason);
        Assert.Equal([Modality.Sound], raised.Modalities);
        Assert.Equal(0.93f, raised.Confidence);
        Assert.Equal([Modality.Sound], raised.Evidence!.Senses.Select(sense => sense.Modality));

        room.Hear(3, SoundEvent.Scream, 0.93f);
        room.RunEmpty(4.9);
        Assert.Single(room.Events);
        room.RunEmpty(0.3);
        Assert.Equal([AlertEventType.Raised, AlertEventType.Cleared], room.Types);
        Assert.Equal("Scream not heard any more.", room.Events[1].Reason);
    }

    [Theory]
    [InlineData(SoundEvent.Scream, 0.79f)]
    [InlineData(SoundEvent.Laugh, 1f)]
    [InlineData(SoundEvent.BabyCry, 1f)]
    public void Another_event_or_one_that_is_too_unsure_does_not(SoundEvent sound, float confidence)
    {
        var room = new RuleCourse(_options);

        room.Hear(20, sound, confidence);

        Assert.Empty(room.Events);
    }

    [Fact]
    public void The_built_in_rule_can_be_tuned_and_switched_off()
    {
        _options.ScreamConfidence = 0.5f;
        var eager = new RuleCourse(_options);
        _options.Scream = false;
        var deaf = new RuleCourse(_options);

        eager.Hear(1, SoundEvent.Scream, 0.6f);
        deaf.Hear(1, SoundEvent.Scream, 1);

        Assert.Single(eager.Events);
        Assert.Empty(deaf.Events);
    }

    [Fact]
    public void Own_rules_take_the_place_of_the_built_in_ones()
    {
        _options.Rules.Add(new() { Name = "baby", SoundEvent = SoundEvent.BabyCry, SoundConfidence = 0.6f, RaiseAfter = TimeSpan.FromSeconds(4) });
        var room = new RuleCourse(_options);

        room.Hear(3, SoundEvent.BabyCry, 0.7f);
        room.Hear(5, SoundEvent.Scream, 1);
        Assert.Empty(room.Events);
        room.Hear(5, SoundEvent.BabyCry, 0.7f);

        Assert.Equal("Babycry 0.70 heard.", Assert.Single(room.Events).Reason);
        Assert.Equal(4, room.Events[0].Evidence!.Lasted.TotalSeconds, 1);
    }

    [Fact]
    public void With_other_conditions_all_must_hold_and_enough_senses_agree()
    {
        _options.Rules.Add(new() { Name = "upset-cry", SoundEvent = SoundEvent.Cry, ValenceBelow = -0.3f });
        var room = new RuleCourse(_options);

        room.Hear(5, SoundEvent.Cry, 1);
        room.Run(10, valence: -0.6f, agreeing: [Modality.Face, Modality.Speech]);
        room.Hear(5, SoundEvent.Cry, 1, valence: -0.6f, Modality.Face);
        Assert.Empty(room.Events);
        room.Hear(5, SoundEvent.Cry, 1, valence: -0.6f, Modality.Face, Modality.Speech);

        Assert.Equal("Cry 1.00, valence -0.60 for 0 s by face, speech; mostly sadness.", Assert.Single(room.Events).Reason);
        room.Run(10, valence: -0.6f, agreeing: [Modality.Face, Modality.Speech]);
        Assert.Equal("Cry not heard any more.", room.Events[1].Reason);
    }
}
