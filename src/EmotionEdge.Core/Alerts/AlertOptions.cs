using System.ComponentModel.DataAnnotations;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core.Alerts;

/// <summary>
/// When the room needs attention. Section <c>alerts</c>. Times, limits and quiet hours given here hold for each rule that
/// does not give its own.
/// </summary>
public sealed class AlertOptions : IValidatableObject
{
    /// <summary>More rules than this are refused.</summary>
    public const int MaximumRules = 50;

    /// <summary>Whether alerts are raised at all.</summary>
    /// <value>Defaults to true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Fused valence at or below this is negative enough for the built-in rule to raise an alert.</summary>
    /// <value>Defaults to -0.3.</value>
    [Range(-1f, 0f)]
    public float RaiseBelowValence { get; set; } = -0.3f;

    /// <summary>
    /// Fused valence above this ends an alert of the built-in rule; must lie above <see cref="RaiseBelowValence"/>.
    /// </summary>
    /// <value>Defaults to -0.15.</value>
    [Range(-1f, 1f)]
    public float ClearAboveValence { get; set; } = -0.15f;

    /// <summary>Whether the built-in rule <c>scream</c> holds: an alert as soon as a scream is heard, by sound alone.</summary>
    /// <value>Defaults to true.</value>
    public bool Scream { get; set; } = true;

    /// <summary>How sure it must be for the built-in rule that a scream is heard.</summary>
    /// <value>Defaults to 0.8.</value>
    [Range(0f, 1f)]
    public float ScreamConfidence { get; set; } = 0.8f;

    /// <summary>For how long its conditions must hold before an alert is raised.</summary>
    /// <value>Defaults to 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RaiseAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long it must be better, or nothing be sensed, before an alert is cleared.</summary>
    /// <value>Defaults to 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ClearAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many senses must fulfil the conditions by themselves.</summary>
    /// <value>Defaults to 1.</value>
    [Range(1, ModalityWeights.Count)]
    public int MinimumModalities { get; set; } = 1;

    /// <summary>An alert that nobody acknowledges becomes one step more severe after this time; 0: never.</summary>
    /// <value>Defaults to 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan EscalateAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After an alert was cleared, its rule raises none for this time.</summary>
    /// <value>Defaults to 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CoolDown { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many alerts one rule may raise in any 60 minutes.</summary>
    /// <value>Defaults to 60.</value>
    [Range(1, 1000)]
    public int MaximumPerHour { get; set; } = 60;

    /// <summary>When quiet hours begin, local time: nothing is raised or escalated in them, only cleared.</summary>
    /// <value>Defaults to 00:00.</value>
    public TimeOnly QuietFrom { get; set; }

    /// <summary>When quiet hours end, local time; may lie after midnight. The same as <see cref="QuietFrom"/>: there are none.</summary>
    /// <value>Defaults to 00:00.</value>
    public TimeOnly QuietUntil { get; set; }

    /// <summary>The rules; when there are none, the built-in ones, <c>negative-valence</c> and <c>scream</c>, hold.</summary>
    /// <value>Empty.</value>
    public IList<AlertRuleOptions> Rules { get; } = [];

    /// <summary>A list of rules, or the built-in one where it is empty.</summary>
    public IReadOnlyList<AlertRuleOptions> OrBuiltIn(IReadOnlyCollection<AlertRuleOptions> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Count > 0 ? [.. rules] : BuiltIn();
    }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ClearAboveValence <= RaiseBelowValence)
        {
            yield return new ValidationResult(
                FormattableString.Invariant($"give a number above alerts.raiseBelowValence, {RaiseBelowValence}"),
                [nameof(ClearAboveValence)]);
        }

        if (Rules.Count > MaximumRules)
            yield return new ValidationResult($"give at most {MaximumRules} rules, not {Rules.Count}", [nameof(Rules)]);

        for (var i = 0; i < Rules.Count; i++)
        {
            var key = $"{nameof(Rules)}.{i}.";
            foreach (var (property, hint) in Rules[i].Faults())
                yield return new ValidationResult(hint, [key + property]);
            if (Rules.Take(i).Any(other => other.Name == Rules[i].Name && other.Name.Length > 0))
                yield return new ValidationResult("give a name that no other rule has", [key + "name"]);
        }
    }

    private List<AlertRuleOptions> BuiltIn()
    {
        List<AlertRuleOptions> rules =
        [
            new()
            {
                Name = "negative-valence",
                ValenceBelow = RaiseBelowValence,
                Hysteresis = ClearAboveValence - RaiseBelowValence,
            },
        ];
        if (Scream)
            rules.Add(new() { Name = "scream", SoundEvent = SoundEvent.Scream, SoundConfidence = ScreamConfidence });
        return rules;
    }
}
