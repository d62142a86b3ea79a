using System.Globalization;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Core.Alerts;

/// <summary>A rule with all its values, its own or those of the section.</summary>
internal sealed class AlertRule
{
    private readonly float? _valenceBelow;
    private readonly Emotion? _emotion;
    private readonly float _probability;
    private readonly float? _arousalAbove;
    private readonly float? _stressAbove;
    private readonly float _hysteresis;

    public AlertRule(AlertRuleOptions rule, AlertOptions section)
    {
        (_valenceBelow, _emotion, _probability, _arousalAbove, _stressAbove, _hysteresis) =
            (rule.ValenceBelow, rule.Emotion, rule.Probability, rule.ArousalAbove, rule.StressAbove, rule.Hysteresis);
        Name = rule.Name;
        Severity = rule.Severity;
        MinimumModalities = rule.MinimumModalities ?? section.MinimumModalities;
        RaiseAfter = rule.RaiseAfter ?? section.RaiseAfter;
        ClearAfter = rule.ClearAfter ?? section.ClearAfter;
        EscalateAfter = rule.EscalateAfter ?? section.EscalateAfter;
        CoolDown = rule.CoolDown ?? section.CoolDown;
        MaximumPerHour = rule.MaximumPerHour ?? section.MaximumPerHour;
        Quiet = new QuietHours(rule.QuietFrom ?? section.QuietFrom, rule.QuietUntil ?? section.QuietUntil);
    }

    public string Name { get; }

    public AlertSeverity Severity { get; }

    public int MinimumModalities { get; }

    public TimeSpan RaiseAfter { get; }

    public TimeSpan ClearAfter { get; }

    public TimeSpan EscalateAfter { get; }

    public TimeSpan CoolDown { get; }

    public int MaximumPerHour { get; }

    public QuietHours Quiet { get; }

    /// <summary>The rules of a section; without any, the built-in one: negative valence that lasts.</summary>
    public static IEnumerable<AlertRule> Of(AlertOptions section)
    {
        var rules = section.Rules.Count > 0 ? section.Rules :
        [
            new AlertRuleOptions
            {
                Name = "negative-valence",
                ValenceBelow = section.RaiseBelowValence,
                Hysteresis = section.ClearAboveValence - section.RaiseBelowValence,
            },
        ];
        return rules.Select(rule => new AlertRule(rule, section));
    }

    /// <summary>Whether the room fulfils the conditions, and enough senses do so by themselves.</summary>
    public bool IsMet(in AlertMoment moment)
    {
        if (moment.State.Dominant is null || !Holds(moment.State.Affect, moment.State.Scores, moment.State.Stress, slack: 0))
            return false;

        var agreeing = 0;
        foreach (ref readonly var sense in moment.Senses)
            agreeing += Agrees(sense) ? 1 : 0;
        return agreeing >= MinimumModalities;
    }

    /// <summary>Whether the room is better again, or nothing is known of it.</summary>
    public bool IsOver(in FusedState state) => state.Dominant is null || !Holds(state.Affect, state.Scores, state.Stress, _hysteresis);

    /// <summary>Whether a sense fulfils the conditions by itself.</summary>
    public bool Agrees(in ModalityState sense) => sense.Present && Holds(sense.Affect, sense.Scores, sense.Stress, slack: 0);

    /// <summary>The values that the conditions are about: "valence -0.60, anger 0.71".</summary>
    public string Describe(in FusedState state)
    {
        var values = new List<string>(4);
        if (_valenceBelow is not null)
            values.Add(string.Create(CultureInfo.InvariantCulture, $"valence {state.Affect.Valence:0.00}"));
        if (_emotion is { } emotion)
            values.Add(string.Create(CultureInfo.InvariantCulture, $"{emotion.Name().ToLowerInvariant()} {state.Scores[emotion]:0.00}"));
        if (_arousalAbove is not null)
            values.Add(string.Create(CultureInfo.InvariantCulture, $"arousal {state.Affect.Arousal:0.00}"));
        if (_stressAbove is not null)
            values.Add(string.Create(CultureInfo.InvariantCulture, $"stress {state.Stress:0.00}"));
        return string.Join(", ", values);
    }

    private bool Holds(in Affect affect, in EmotionScores scores, float stress, float slack) =>
        (_valenceBelow is not { } valence || affect.Valence <= valence + slack)
        && (_emotion is not { } emotion || scores[emotion] >= _probability - slack)
        && (_arousalAbove is not { } arousal || affect.Arousal >= arousal - slack)
        && (_stressAbove is not { } limit || stress >= limit - slack);
}
