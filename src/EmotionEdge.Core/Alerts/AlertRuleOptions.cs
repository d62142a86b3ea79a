using System.ComponentModel.DataAnnotations;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core.Alerts;

/// <summary>
/// One rule: an entry of the list <c>alerts.rules</c>. An alert is raised when all the conditions given hold for long enough,
/// and is over when one of them has not held for long enough, by <see cref="Hysteresis"/>. What is not given is taken from
/// the section <c>alerts</c>.
/// </summary>
public sealed class AlertRuleOptions
{
    /// <summary>What the rule is called in messages and logs.</summary>
    /// <value>Must be given.</value>
    [Required]
    [RegularExpression("[a-z][a-z0-9-]{0,31}", ErrorMessage = "of small letters, digits and '-', beginning with a letter, at most 32")]
    public string Name { get; set; } = "";

    /// <summary>How urgent its alerts are when they are raised.</summary>
    /// <value>Defaults to Warning.</value>
    public AlertSeverity Severity { get; set; } = AlertSeverity.Warning;

    /// <summary>Whether the rule is applied.</summary>
    /// <value>Defaults to true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Condition: valence at or below this.</summary>
    /// <value>Not set: valence does not matter.</value>
    [Range(-1f, 1f)]
    public float? ValenceBelow { get; set; }

    /// <summary>Condition: this emotion is at least <see cref="Probability"/> probable.</summary>
    /// <value>Not set: the emotion does not matter.</value>
    public Emotion? Emotion { get; set; }

    /// <summary>How probable <see cref="Emotion"/> must be.</summary>
    /// <value>Defaults to 0.5.</value>
    [Range(0f, 1f)]
    public float Probability { get; set; } = 0.5f;

    /// <summary>Condition: arousal at or above this.</summary>
    /// <value>Not set: arousal does not matter.</value>
    [Range(0f, 1f)]
    public float? ArousalAbove { get; set; }

    /// <summary>Condition: stress at or above this.</summary>
    /// <value>Not set: stress does not matter.</value>
    [Range(0f, 1f)]
    public float? StressAbove { get; set; }

    /// <summary>
    /// Condition: this sound event is being heard. Alone it needs neither an emotion nor another sense; with other conditions
    /// these must hold, too.
    /// </summary>
    /// <value>Not set: sounds do not matter.</value>
    public SoundEvent? SoundEvent { get; set; }

    /// <summary>How sure it must be that <see cref="SoundEvent"/> is heard.</summary>
    /// <value>Defaults to 0.5.</value>
    [Range(0f, 1f)]
    public float SoundConfidence { get; set; } = 0.5f;

    /// <summary>By how much a value must move back past its limit before it counts as better.</summary>
    /// <value>Defaults to 0.15.</value>
    [Range(0f, 1f)]
    public float Hysteresis { get; set; } = 0.15f;

    /// <summary>How many senses must fulfil the conditions by themselves.</summary>
    /// <value>Not set: <see cref="AlertOptions.MinimumModalities"/>.</value>
    [Range(1, ModalityWeights.Count)]
    public int? MinimumModalities { get; set; }

    /// <summary>For how long the conditions must hold before an alert is raised.</summary>
    /// <value>Not set: <see cref="AlertOptions.RaiseAfter"/>, and at once where <see cref="SoundEvent"/> is given.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan? RaiseAfter { get; set; }

    /// <summary>For how long it must be better, or nothing be sensed, before an alert is cleared.</summary>
    /// <value>Not set: <see cref="AlertOptions.ClearAfter"/>.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan? ClearAfter { get; set; }

    /// <summary>An alert that nobody acknowledges becomes one step more severe after this time; 0: never.</summary>
    /// <value>Not set: <see cref="AlertOptions.EscalateAfter"/>.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan? EscalateAfter { get; set; }

    /// <summary>After an alert was cleared, the rule raises none for this time.</summary>
    /// <value>Not set: <see cref="AlertOptions.CoolDown"/>.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan? CoolDown { get; set; }

    /// <summary>How many alerts it may raise in any 60 minutes.</summary>
    /// <value>Not set: <see cref="AlertOptions.MaximumPerHour"/>.</value>
    [Range(1, 1000)]
    public int? MaximumPerHour { get; set; }

    /// <summary>When its quiet hours begin, local time.</summary>
    /// <value>Not set: <see cref="AlertOptions.QuietFrom"/>.</value>
    public TimeOnly? QuietFrom { get; set; }

    /// <summary>When its quiet hours end, local time. The same as <see cref="QuietFrom"/>: it has none.</summary>
    /// <value>Not set: <see cref="AlertOptions.QuietUntil"/>.</value>
    public TimeOnly? QuietUntil { get; set; }

    /// <summary>Whether it has conditions on the state of the room.</summary>
    internal bool JudgesRoom => ValenceBelow is not null || Emotion is not null || ArousalAbove is not null || StressAbove is not null;

    /// <summary>What cannot be right in it, beyond the range of a single value: the property's key and what would be right.</summary>
    internal IEnumerable<(string Key, string Hint)> Faults()
    {
        if (Name.Length == 0)
            yield return ("name", "give the rule a name, for instance loud-anger");
        if (!JudgesRoom && SoundEvent is null)
            yield return ("valenceBelow", "give a condition: valenceBelow, emotion, arousalAbove, stressAbove or soundEvent");
        if (!JudgesRoom && SoundEvent is not null && MinimumModalities > 1)
            yield return ("minimumModalities", "leave it out, or give 1: sound events are heard by one sense");
        if (ValenceBelow + Hysteresis >= 1)
            yield return ("hysteresis", FormattableString.Invariant($"give less than {1 - ValenceBelow}, or valence can never be better"));
        if (Emotion is not null && Probability - Hysteresis <= 0)
            yield return ("hysteresis", FormattableString.Invariant($"give less than {Probability}, or the emotion can never be improbable enough"));
        if (ArousalAbove - Hysteresis <= 0)
            yield return ("hysteresis", FormattableString.Invariant($"give less than {ArousalAbove}, or arousal can never be low enough"));
        if (StressAbove - Hysteresis <= 0)
            yield return ("hysteresis", FormattableString.Invariant($"give less than {StressAbove}, or stress can never be low enough"));
        if (QuietFrom is null != QuietUntil is null)
            yield return (QuietFrom is null ? "quietFrom" : "quietUntil", "give both quietFrom and quietUntil, or neither");
    }
}
