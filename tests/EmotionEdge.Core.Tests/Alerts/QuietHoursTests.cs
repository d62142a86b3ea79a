using EmotionEdge.Core.Alerts;

namespace EmotionEdge.Core.Tests.Alerts;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("21:59:59", false)]
    [InlineData("22:00:00", true)]
    [InlineData("00:00:00", true)]
    [InlineData("05:59:59", true)]
    [InlineData("06:00:00", false)]
    [InlineData("12:00:00", false)]
    public void They_may_reach_over_midnight(string time, bool quiet) =>
        Assert.Equal(quiet, new QuietHours(new(22, 0), new(6, 0)).Contains(DateTimeOffset.Parse($"2026-01-01T{time}Z"), TimeZoneInfo.Utc));

    [Fact]
    public void The_same_begin_and_end_means_none() =>
        Assert.False(new QuietHours(new(3, 0), new(3, 0)).Contains(DateTimeOffset.Parse("2026-01-01T03:00:00Z"), TimeZoneInfo.Utc));

    [Theory]
    // In March 02:00 to 03:00 is left out: it is quiet from 03:00 at once.
    [InlineData("2026-03-29T00:59:59Z", false)]
    [InlineData("2026-03-29T01:00:00Z", true)]
    [InlineData("2026-03-29T01:29:59Z", true)]
    [InlineData("2026-03-29T01:30:00Z", false)]
    // In October 02:00 to 03:00 comes twice.
    [InlineData("2026-10-25T00:29:59Z", false)]
    [InlineData("2026-10-25T00:30:00Z", true)]
    [InlineData("2026-10-25T00:59:59Z", true)]
    [InlineData("2026-10-25T01:00:00Z", false)]
    [InlineData("2026-10-25T01:30:00Z", true)]
    [InlineData("2026-10-25T02:29:59Z", true)]
    [InlineData("2026-10-25T02:30:00Z", false)]
    // Summer and winter.
    [InlineData("2026-07-01T00:45:00Z", true)]
    [InlineData("2026-01-15T00:45:00Z", false)]
    [InlineData("2026-01-15T01:45:00Z", true)]
    public void They_follow_the_clock_on_the_wall_also_when_it_changes(string instant, bool quiet) =>
        Assert.Equal(quiet, new QuietHours(new(2, 30), new(3, 30)).Contains(DateTimeOffset.Parse(instant), Zones.Summer));

    [Fact]
    public void Nothing_is_raised_in_them_and_what_still_lasts_is_raised_at_their_end()
    {
        var options = new AlertOptions { QuietFrom = new(13, 0), QuietUntil = new(14, 0) };
        var room = new RuleCourse(options, DateTimeOffset.Parse("2026-01-01T12:30:00Z"), Zones.Summer);

        room.Run(1810, valence: -0.6f);

        var raised = room.Events[0];
        Assert.Equal(DateTimeOffset.Parse("2026-01-01T13:00:00Z"), raised.Time);
        Assert.Contains("for 1800 s", raised.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_open_is_not_escalated_but_cleared_in_them()
    {
        var options = new AlertOptions { QuietFrom = new(12, 1), QuietUntil = new(13, 0) };
        var room = new RuleCourse(options);

        room.Run(300, valence: -0.6f);
        Assert.Equal([AlertEventType.Raised], room.Types);
        room.Run(10, valence: 0.5f);
        Assert.Equal([AlertEventType.Raised, AlertEventType.Cleared], room.Types);
    }

    [Fact]
    public void A_rule_may_have_none_of_its_own()
    {
        var options = new AlertOptions { QuietFrom = new(0, 0), QuietUntil = new(23, 59) };
        options.Rules.Add(new AlertRuleOptions { Name = "fire", ValenceBelow = -0.6f, QuietFrom = new(0, 0), QuietUntil = new(0, 0) });
        options.Rules.Add(new AlertRuleOptions { Name = "sad", ValenceBelow = -0.3f });
        var room = new RuleCourse(options);

        room.Run(10, valence: -0.8f);

        Assert.Equal("fire", Assert.Single(room.Events).Rule);
    }
}
