using System.Text.Json.Nodes;
using EmotionEdge.Core.Alerts;

namespace EmotionEdge.Dashboard.Alerts.Rules;

/// <summary>The rules in force.</summary>
/// <param name="Source">configuration, or page: somebody has edited them here.</param>
/// <param name="AlertsOn">Whether alerts are raised at all.</param>
/// <param name="Rules">Each as in configuration files; what has its default is left out.</param>
/// <param name="Fields">What a rule can say.</param>
internal sealed record AlertRulesAnswer(string Source, bool AlertsOn, IReadOnlyList<JsonObject> Rules, IReadOnlyList<AlertRuleFieldAnswer> Fields)
{
    public static AlertRulesAnswer Of(AlertRuleList list, IReadOnlyList<AlertRuleField> fields) => new(
        list.IsEdited ? "page" : "configuration",
        list.AreAlertsOn,
        [.. list.Rules.Select(rule => AlertRuleBody.Of(rule, fields))],
        [.. fields.Select(AlertRuleFieldAnswer.Of)]);
}
