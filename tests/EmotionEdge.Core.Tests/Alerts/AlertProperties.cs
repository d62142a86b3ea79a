using EmotionEdge.Core.Alerts;
using FsCheck;
using FsCheck.Fluent;

namespace EmotionEdge.Core.Tests.Alerts;

/// <summary>What holds for any rules and any room.</summary>
public sealed class AlertProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60);

    private int _events;

    [Fact]
    public void A_rule_never_flaps_faster_than_its_cool_down() => Holds((rules, run) =>
        run.OfRules.All(rule => Pairs(rule.Where(happened => happened.Event.Type is AlertEventType.Raised or AlertEventType.Cleared))
            .Where(pair => pair.Later.Event.Type == AlertEventType.Raised)
            .All(pair => pair.Later.Passed - pair.Earlier.Passed >= rules[rule.Key].CoolDown)));

    [Fact]
    public void An_alert_is_raised_only_when_its_conditions_held_all_the_time() => Holds((rules, run) =>
        run.Events.Where(happened => happened.Event.Type == AlertEventType.Raised).All(raised =>
        {
            var rule = rules[raised.Event.Rule];
            var looks = run.Looks.Take(raised.Look + 1).ToList();
            var lately = looks.Where(look => look.Passed > raised.Passed - rule.RaiseAfter).ToList();
            return raised.Event.Evidence!.Lasted >= rule.RaiseAfter
                && IsBad(looks[^1].Step)
                && lately.TrueForAll(look => IsBad(look.Step))
                && Pairs(lately).All(pair => pair.Later.Passed - pair.Earlier.Passed <= AlertPolicy.LongestGap);

            bool IsBad(RoomStep step) =>
                (step.Senses >= rule.MinimumModalities || !JudgesRoom(run.Options[rule.Name])) && Fulfils(step, run.Options[rule.Name], slack: 0);
        }));

    [Fact]
    public void An_alert_is_cleared_only_when_its_conditions_did_not_hold_all_the_time() => Holds((rules, run) =>
        run.Events.Where(happened => happened.Event.Type == AlertEventType.Cleared).All(cleared =>
            run.Looks.Take(cleared.Look)
                .Where(look => cleared.Passed - look.Passed < rules[cleared.Event.Rule].ClearAfter)
                .All(look => !Fulfils(look.Step, run.Options[cleared.Event.Rule], slack: 0.15f))));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_is_cleared_when_the_room_stays_calm_or_unknown(bool calm) => Holds((rules, run) =>
    {
        var step = new RoomStep(500, 0.3f, calm ? Emotion.Neutral : null, 1, false);
        for (var i = 0; i <= 60; i++)
            run.Take(step);
        return run.Open.Count == 0 && run.OfAlerts.All(alert => alert.Last().Event.Type == AlertEventType.Cleared);
    });

    [Fact]
    public void The_steps_of_an_alert_are_in_order_and_no_rule_has_two_alerts_open() => Holds((rules, run) =>
        run.OfAlerts.All(alert => Ordered([.. alert.Select(happened => happened.Event)], rules[alert.First().Event.Rule]))
        && run.OfRules.All(rule => Pairs(rule).All(pair =>
            pair.Earlier.Event.Type == AlertEventType.Cleared
                ? pair.Later.Event.Type == AlertEventType.Raised && pair.Later.Event.Id != pair.Earlier.Event.Id
                : pair.Later.Event.Id == pair.Earlier.Event.Id)));

    [Fact]
    public void The_time_of_an_alert_never_goes_back_and_that_of_events_only_when_the_clock_did() => Holds((rules, run) =>
        run.OfAlerts.All(alert => Pairs(alert).All(pair => pair.Earlier.Event.Time <= pair.Later.Event.Time))
        && Pairs(run.Events).All(pair =>
            pair.Earlier.Event.Time <= pair.Later.Event.Time
            || pair.Later.Now - pair.Earlier.Now < pair.Later.Passed - pair.Earlier.Passed
            || pair.Earlier.Event.Time > pair.Earlier.Now));

    [Fact]
    public void No_rule_raises_more_in_any_hour_than_its_limit() => Holds((rules, run) => run.OfRules.All(rule =>
    {
        var raised = rule.Where(happened => happened.Event.Type == AlertEventType.Raised).ToList();
        return raised.TrueForAll(one => raised.Count(other => other.Passed >= one.Passed && other.Passed - one.Passed < TimeSpan.FromHours(1))
            <= rules[rule.Key].MaximumPerHour);
    }));

    [Fact]
    public void Nothing_is_raised_or_escalated_in_quiet_hours() => Holds((rules, run) =>
        run.Events.TrueForAll(happened =>
            happened.Event.Type is not (AlertEventType.Raised or AlertEventType.Escalated)
            || !IsQuiet(TimeZoneInfo.ConvertTime(happened.Now, Zones.Summer).TimeOfDay.TotalHours, rules[happened.Event.Rule].Quiet)));

    [Fact]
    public void Only_the_senses_that_are_there_are_named_and_never_too_few() => Holds((rules, run) =>
        run.Events.TrueForAll(happened => happened.Event.Type != AlertEventType.Raised
            || (happened.Event.Modalities.Count >= rules[happened.Event.Rule].MinimumModalities
                && happened.Event.Modalities.All(modality => happened.Event.Evidence!.Senses.Any(sense => sense.Modality == modality)))));

    private void Holds(Func<Dictionary<string, AlertRule>, RoomRun, bool> property)
    {
        Check.One(Many, Prop.ForAll(RoomCase.Any, @case =>
        {
            var run = new RoomRun(@case);
            var holds = property(AlertRule.Of(@case.Options).ToDictionary(rule => rule.Name), run);
            _events += run.Events.Count;
            return holds;
        }));
        Assert.True(_events > 500, $"Only {_events} events: the rooms were too quiet to tell.");
    }

    private static bool Fulfils(in RoomStep step, AlertRuleOptions rule, float slack) =>
        (rule.SoundEvent is null || rule.SoundEvent == step.Sound)
        && (!JudgesRoom(rule)
            || (step.Dominant is { } leader && step.Valence <= rule.ValenceBelow + slack && (rule.Emotion is null || rule.Emotion == leader)));

    private static bool JudgesRoom(AlertRuleOptions rule) => rule.ValenceBelow is not null;

    private static bool Ordered(AlertEvent[] steps, AlertRule rule)
    {
        if (steps[0].Type != AlertEventType.Raised || steps[0].Severity != rule.Severity)
            return false;
        var acknowledged = false;
        for (var i = 1; i < steps.Length; i++)
        {
            var severer = steps[i].Severity > steps[i - 1].Severity;
            var fits = steps[i].Type switch
            {
                AlertEventType.Escalated => severer && !acknowledged,
                AlertEventType.Acknowledged => !severer && !acknowledged,
                AlertEventType.Cleared => !severer && i == steps.Length - 1,
                _ => false,
            };
            if (!fits || steps[i].Severity < steps[i - 1].Severity)
                return false;
            acknowledged |= steps[i].Type == AlertEventType.Acknowledged;
        }

        return true;
    }

    private static bool IsQuiet(double hour, QuietHours quiet)
    {
        var (from, until) = (quiet.From.ToTimeSpan().TotalHours, quiet.Until.ToTimeSpan().TotalHours);
        return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
    }

    private static IEnumerable<(T Earlier, T Later)> Pairs<T>(IEnumerable<T> items) => items.Zip(items.Skip(1));
}
