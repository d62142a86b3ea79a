using EmotionEdge.Core.Alerts;

namespace EmotionEdge.Core.Tests.Alerts;

/// <summary>Rules that are changed while they watch.</summary>
public sealed class RuleChangeTests
{
    private readonly AlertOptions _options = new() { EscalateAfter = TimeSpan.Zero, CoolDown = TimeSpan.FromMinutes(10) };

    [Fact]
    public void A_rule_that_stays_as_it_is_keeps_its_alert_and_those_that_change_or_go_end_theirs()
    {
        _options.Rules.Add(Low("stays", -0.3f));
        _options.Rules.Add(Low("changes", -0.3f));
        _options.Rules.Add(Low("goes", -0.3f));
        var course = new RuleCourse(_options);
        course.Run(seconds: 6, valence: -0.6f);
        Assert.Equal(["stays", "changes", "goes"], course.Open.Select(alert => alert.Rule));
        var kept = course.Open[0];

        course.Change(Low("changes", -0.4f), Low("stays", -0.3f));

        Assert.Equal(kept, Assert.Single(course.Open));
        var ended = course.Events[3..];
        Assert.Equal(["changes", "goes"], ended.Select(happened => happened.Rule));
        Assert.All(ended, happened => Assert.Equal(AlertEventType.Cleared, happened.Type));
        Assert.Equal("Its rule was changed, switched off or removed.", ended[0].Reason);
    }

    [Fact]
    public void A_new_rule_counts_from_the_change_and_knows_no_cool_down_of_before()
    {
        _options.Rules.Add(Low("low", -0.3f));
        var course = new RuleCourse(_options);
        course.Run(seconds: 6, valence: -0.6f);

        course.Change(Low("low", -0.5f));
        course.Run(seconds: 4.9, valence: -0.6f);
        Assert.Empty(course.Open);
        course.Run(seconds: 0.3, valence: -0.6f);

        Assert.Equal("low", Assert.Single(course.Open).Rule);
    }

    [Fact]
    public void A_rule_that_stays_keeps_its_cool_down()
    {
        _options.Rules.Add(Low("low", -0.3f));
        var course = new RuleCourse(_options);
        course.Run(seconds: 6, valence: -0.6f);
        course.Run(seconds: 6, valence: 0.6f);
        Assert.Empty(course.Open);

        course.Change(Low("low", -0.3f), Low("other", -0.9f));
        course.Run(seconds: 60, valence: -0.6f);

        Assert.Empty(course.Open);
    }

    [Fact]
    public void A_rule_that_is_switched_off_raises_nothing_and_without_any_rule_the_built_in_one_holds()
    {
        _options.Rules.Add(Low("low", -0.3f));
        var course = new RuleCourse(_options);

        course.Change(new AlertRuleOptions { Name = "low", ValenceBelow = -0.3f, Enabled = false });
        course.Run(seconds: 60, valence: -0.9f);
        Assert.Empty(course.Events);

        course.Change();
        course.Run(seconds: 6, valence: -0.9f);
        Assert.Equal("negative-valence", Assert.Single(course.Events).Rule);
    }

    private static AlertRuleOptions Low(string name, float valence) => new() { Name = name, ValenceBelow = valence };
}
