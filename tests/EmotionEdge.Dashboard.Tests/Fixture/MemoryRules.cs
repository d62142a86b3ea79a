using System.Globalization;
using EmotionEdge.Core.Alerts;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>Rules with a name, a limit and a switch.</summary>
internal sealed class MemoryRules : IAlertRules
{
    private IReadOnlyList<IReadOnlyDictionary<string, string>> _rules = Configured;

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Configured { get; } =
        [new Dictionary<string, string> { ["name"] = "sad", ["limit"] = "-0.3" }];

    public IReadOnlyList<AlertRuleField> Fields { get; } =
    [
        new("name", AlertRuleFieldKind.Text, null, null, [], "[a-z]+", null, false, true, "give a text"),
        new("limit", AlertRuleFieldKind.Number, -1, 1, [], null, null, false, false, "give a number"),
        new("on", AlertRuleFieldKind.Switch, null, null, [], null, "true", false, false, "give true or false"),
    ];

    /// <summary>What was tried last.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Tried { get; private set; }

    public AlertRuleList Now => new(_rules, !ReferenceEquals(_rules, Configured), true);

    public Task<AlertRuleList> ChangeAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> rules, CancellationToken cancellationToken)
    {
        Check(rules);
        _rules = rules;
        return Task.FromResult(Now);
    }

    public Task<AlertRuleList> ResetAsync(CancellationToken cancellationToken)
    {
        _rules = Configured;
        return Task.FromResult(Now);
    }

    public Task<AlertPreview> PreviewAsync(IReadOnlyList<IReadOnlyDictionary<string, string>> rules, CancellationToken cancellationToken)
    {
        Check(rules);
        Tried = rules;
        var raised = DateTimeOffset.UnixEpoch;
        return Task.FromResult(new AlertPreview(
            raised,
            raised.AddHours(1),
            TimeSpan.FromMinutes(30),
            [new AlertRuleTally("sad", 2, 1, TimeSpan.FromSeconds(90.4))],
            [new AlertRuleTally("sad", 1, 0, TimeSpan.Zero)],
            [new AlertPreviewEntry("sad", AlertSeverity.Critical, raised, null, "Valence -0.60 for 5 s by face; mostly sadness.")]));
    }

    private static void Check(IReadOnlyList<IReadOnlyDictionary<string, string>> rules)
    {
        var faults = rules.Index()
            .Where(rule => !rule.Item.TryGetValue("limit", out var limit) || !double.TryParse(limit, CultureInfo.InvariantCulture, out _))
            .ToDictionary(rule => $"rules.{rule.Index}.limit", _ => "give a number");
        if (faults.Count > 0)
            throw new AlertRuleException(faults);
    }
}
