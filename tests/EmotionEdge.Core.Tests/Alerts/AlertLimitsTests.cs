using EmotionEdge.Core.Alerts;

namespace EmotionEdge.Core.Tests.Alerts;

public sealed class AlertLimitsTests
{
    private readonly AlertOptions _options = new() { CoolDown = TimeSpan.Zero, EscalateAfter = TimeSpan.Zero };

    [Fact]
    public void No_more_alerts_are_raised_in_an_hour_than_the_limit_says()
    {
        _options.MaximumPerHour = 3;
        var room = new RuleCourse(_options);
        var start = room.Now;

        while (room.Now < start.AddMinutes(150))
        {
            room.Run(10, valence: -0.6f);
            room.Run(10, valence: 0.5f);
        }

        var raised = room.Events.Where(happened => happened.Type == AlertEventType.Raised).Select(happened => happened.Time).ToList();
        Assert.Equal(9, raised.Count);
        for (var i = 3; i < raised.Count; i++)
            Assert.True(raised[i] - raised[i - 3] >= TimeSpan.FromHours(1));
    }

    [Fact]
    public void A_long_silence_ends_an_alert_and_what_came_before_it_does_not_count()
    {
        var room = new RuleCourse(_options);
        room.Run(8, valence: -0.6f);

        room.Now += TimeSpan.FromMinutes(10);
        room.Run(4, valence: -0.6f);
        Assert.Equal([AlertEventType.Raised, AlertEventType.Cleared], room.Types);
        Assert.Equal("Nothing was known of the room for 600 s.", room.Events[1].Reason);

        room.Now += TimeSpan.FromMinutes(10);
        room.Run(4, valence: -0.6f);
        Assert.Equal(2, room.Events.Count);
    }

    [Fact]
    public void A_clock_that_is_set_back_neither_hurries_nor_turns_an_alert_round()
    {
        var room = new RuleCourse(_options);
        room.Run(3, valence: -0.6f);
        room.Now -= TimeSpan.FromHours(5);
        room.Run(1.5, valence: -0.6f);
        Assert.Empty(room.Events);

        room.Run(2, valence: -0.6f);
        room.Now -= TimeSpan.FromHours(5);
        room.Run(10, valence: 0.6f);

        Assert.Equal([AlertEventType.Raised, AlertEventType.Cleared], room.Types);
        Assert.True(room.Events[1].Time >= room.Events[0].Time);
    }
}
