using System.Globalization;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core.Alerts;

/// <summary>A rule with all its values, its own or those of the section; the same where all of them are.</summary>
internal sealed record AlertRule
{
    private readonly float? _valenceBelow;
    private readonly Emotion? _emotion;
    private readonly float _probability;
    private readonly float? _arousalAbove;
    private readonly float? _stressAbove;
    private readonly SoundEvent? _sound;
    private readonly float _soundConfidence;
    private readonly bool _judgesRoom;
    private readonly float _hysteresis;

    public AlertRule(AlertRuleOptions rule, AlertOptions section)
    {
        (_valenceBelow, _emotion, _probability, _arousalAbove, _stressAbove, _hysteresis) =
            (rule.ValenceBelow, rule.Emotion, rule.Probability, rule.ArousalAbove, rule.StressAbove, rule.Hysteresis);
        (_sound, _soundConfidence, _judgesRoom) = (rule.SoundEvent, rule.SoundConfidence, rule.JudgesRoom);
        Name = rule.Name;
        Severity = rule.Severity;
        // A sound event is heard by one sense alone.
        MinimumModalities = rule.JudgesRoom ? rule.MinimumModalities ?? section.MinimumModalities : 1;
        // A scream is over before it has lasted.
        RaiseAfter = rule.RaiseAfter ?? (rule.SoundEvent is null ? section.RaiseAfter : TimeSpan.Zero);
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

    /// <summary>The rules of a section that are switched on; without any in it, the built-in ones.</summary>
    public static IEnumerable<AlertRule> Of(AlertOptions section) => Of(section, [.. section.Rules]);

    /// <summary>The same for other rules, with what they do not give themselves taken from the section.</summary>
    public static IEnumerable<AlertRule> Of(AlertOptions section, IReadOnlyCollection<AlertRuleOptions> rules) =>
        section.OrBuiltIn(rules).Where(rule => rule.Enabled).Select(rule => new AlertRule(rule, section));

    /// <summary>Whether the sound is heard, the room fulfils the conditions, and enough senses do so by themselves.</summary>
    public bool IsMet(in AlertMoment moment)
    {
        if (!IsHeard(moment))
            return false;
        if (!_judgesRoom)
            return true;
        if (moment.State.Dominant is null || !Holds(moment.State.Affect, moment.State.Scores, moment.State.Stress, slack: 0))
            return false;

        var agreeing = 0;
        foreach (ref readonly var sense in moment.Senses)
            agreeing += Agrees(sense) ? 1 : 0;
        return agreeing >= MinimumModalities;
    }

    /// <summary>Whether the sound has ended, the room is better again, or nothing is known of it.</summary>
    public bool IsOver(in AlertMoment moment) => !IsHeard(moment)
        || (_judgesRoom && (moment.State.Dominant is null || !Holds(moment.State.Affect, moment.State.Scores, moment.State.Stress, _hysteresis)));

    /// <summary>Whether a sense fulfils the conditions by itself.</summary>
    public bool Agrees(in ModalityState sense) =>
        _judgesRoom ? sense.Present && Holds(sense.Affect, sense.Scores, sense.Stress, slack: 0) : Hears(sense);

    /// <summary>How sure it is: of the sound where the rule is about that alone, else of the room's state.</summary>
    public float ConfidenceOf(in AlertMoment moment) => _judgesRoom ? moment.State.Confidence : Sound(moment)?.Confidence ?? 0;

    /// <summary>Why an alert is raised: "Valence -0.60 for 5 s by face; mostly anger.", or "Scream 0.93 heard."</summary>
    public string Reason(in AlertMoment moment, TimeSpan held, IEnumerable<Modality> senses)
    {
        var values = Describe(moment);
        values = char.ToUpperInvariant(values[0]) + values[1..];
        return _judgesRoom
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{values} for {held.TotalSeconds:0} s by {string.Join(", ", senses).ToLowerInvariant()}; mostly {moment.State.Dominant.NameOrUnknown().ToLowerInvariant()}.")
            : $"{values} heard.";
    }

    /// <summary>Why an alert is cleared.</summary>
    public string End(in AlertMoment moment) => this switch
    {
        { _sound: { } sound } when !IsHeard(moment) => $"{sound.Name()} not heard any more.",
        _ when moment.State.Dominant is null => "Nothing is sensed any more.",
        _ => $"Back at {Describe(moment)}.",
    };

    /// <summary>The values that the conditions are about: "valence -0.60, anger 0.71".</summary>
    private string Describe(in AlertMoment moment)
    {
        var state = moment.State;
        var values = new List<string>(5);
        if (_sound is { } sound)
            values.Add(string.Create(CultureInfo.InvariantCulture, $"{sound.Name().ToLowerInvariant()} {Sound(moment)?.Confidence ?? 0:0.00}"));
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

    /// <summary>Whether the sound of the condition is heard; true where there is no such condition.</summary>
    private bool IsHeard(in AlertMoment moment) => _sound is null || Sound(moment) is not null;

    /// <summary>The sound of the condition, where it is heard.</summary>
    private HeardSound? Sound(in AlertMoment moment)
    {
        foreach (ref readonly var sense in moment.Senses)
        {
            if (Hears(sense))
                return sense.Sound;
        }

        return null;
    }

    private bool Hears(in ModalityState sense) => sense.Sound is { } heard && heard.Event == _sound && heard.Confidence >= _soundConfidence;

    private bool Holds(in Affect affect, in EmotionScores scores, float stress, float slack) =>
        (_valenceBelow is not { } valence || affect.Valence <= valence + slack)
        && (_emotion is not { } emotion || scores[emotion] >= _probability - slack)
        && (_arousalAbove is not { } arousal || affect.Arousal >= arousal - slack)
        && (_stressAbove is not { } limit || stress >= limit - slack);
}
