using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Rules;

namespace EmotionEdge.Tests.Rules;

public sealed class RulePreviewTests
{
    private static readonly AlertRuleOptions Low = new() { Name = "low", ValenceBelow = -0.3f, RaiseAfter = TimeSpan.FromSeconds(4) };

    private readonly AlertOptions _section = new() { CoolDown = TimeSpan.FromSeconds(20), EscalateAfter = TimeSpan.FromSeconds(15) };

    [Fact]
    public void Rules_in_force_are_shown_to_have_done_what_they_did()
    {
        _section.Rules.Add(Low);
        _section.Rules.Add(new AlertRuleOptions { Name = "fear", Emotion = Emotion.Fear, Severity = AlertSeverity.Critical });
        var room = new Room(_section);
        room.Run(30, Emotion.Anger);
        room.Run(120, null);
        room.Run(40, Emotion.Fear);
        room.Run(60, Emotion.Happiness);
        room.Run(20, Emotion.Sadness);
        Assert.Equal(4, room.Alerts.Count(alert => alert.Type == AlertEventType.Raised));

        var preview = Preview(room, [.. _section.Rules]);

        var raised = room.Alerts.Where(alert => alert.Type == AlertEventType.Raised).ToList();
        Assert.Equal(raised.Select(alert => alert.Rule), preview.Alerts.Select(alert => alert.Rule));
        foreach (var (was, shown) in raised.Zip(preview.Alerts))
        {
            Assert.Equal(0, (was.Time - shown.Raised).TotalSeconds, 1.5);
            var cleared = room.Alerts.SingleOrDefault(alert => alert.Id == was.Id && alert.Type == AlertEventType.Cleared);
            Assert.Equal(cleared is null, shown.Cleared is null);
            if (cleared is not null)
                Assert.Equal(0, (cleared.Time - shown.Cleared!.Value).TotalSeconds, 2.5);
        }

        Assert.Equal([("low", 3), ("fear", 1)], preview.Rules.Select(tally => (tally.Rule, tally.Raised)));
        Assert.Equal(room.Alerts.Count(alert => alert.Type == AlertEventType.Escalated), preview.Rules.Sum(tally => tally.Escalated));
        Assert.Equal(preview.Rules, preview.InForce);
        Assert.InRange(preview.Sensed.TotalSeconds, 140, 200);
    }

    [Fact]
    public void Other_rules_are_held_against_the_same_seconds()
    {
        _section.Rules.Add(Low);
        var room = new Room(_section);
        room.Run(30, Emotion.Anger);
        room.Run(60, null);

        var preview = Preview(
            room,
            [
                new AlertRuleOptions { Name = "patient", ValenceBelow = -0.3f, RaiseAfter = TimeSpan.FromMinutes(2) },
                new AlertRuleOptions { Name = "off", ValenceBelow = -0.3f, Enabled = false },
                new AlertRuleOptions { Name = "anger", Emotion = Emotion.Anger },
                new AlertRuleOptions { Name = "agreed", Emotion = Emotion.Anger, MinimumModalities = 2 },
            ]);

        Assert.Equal([("patient", 0), ("anger", 1), ("agreed", 0)], preview.Rules.Select(tally => (tally.Rule, tally.Raised)));
        Assert.Equal([("low", 1)], preview.InForce.Select(tally => (tally.Rule, tally.Raised)));
        var alert = Assert.Single(preview.Alerts);
        Assert.Equal(preview.Rules[1].Open, alert.Cleared - alert.Raised);
        Assert.Contains("anger 1.00", alert.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Of_a_room_that_nobody_was_in_nothing_is_known()
    {
        var room = new Room(_section);
        room.Run(5, null);

        var preview = Preview(room, [Low]);

        Assert.Null(preview.From);
        Assert.Equal(TimeSpan.Zero, preview.Sensed);
        Assert.Equal([("low", 0)], preview.Rules.Select(tally => (tally.Rule, tally.Raised)));
        Assert.Equal([("negative-valence", 0), ("scream", 0)], preview.InForce.Select(tally => (tally.Rule, tally.Raised)));
    }

    [Fact]
    public void What_is_older_than_a_day_does_not_count()
    {
        var room = new Room(_section);
        room.Run(10, Emotion.Anger);
        room.Time.Advance(TimeSpan.FromHours(25));
        room.Run(3, Emotion.Happiness);

        Assert.Equal(0, Assert.Single(Preview(room, [Low]).Rules).Raised);
    }

    [Fact]
    public void It_ends_when_nobody_waits_for_it_any_more()
    {
        var room = new Room(_section);
        room.Run(3, Emotion.Anger);

        Assert.Throws<OperationCanceledException>(() => new RulePreview(_section, room.Day, room.Time).Run([Low], [], new CancellationToken(canceled: true)));
    }

    private AlertPreview Preview(Room room, IReadOnlyCollection<AlertRuleOptions> rules) =>
        new RulePreview(_section, room.Day, room.Time).Run(rules, [.. _section.Rules], CancellationToken.None);
}
