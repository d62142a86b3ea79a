using System.Text.Json.Nodes;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Alerts.Rules;

/// <summary>Something that a rule can say; see <see cref="AlertRuleField"/>.</summary>
internal sealed record AlertRuleFieldAnswer(
    string Key,
    string Kind,
    double? Minimum,
    double? Maximum,
    IReadOnlyList<string> Choices,
    string? Pattern,
    JsonNode? Default,
    bool Shared,
    bool Required,
    string Hint)
{
    public static AlertRuleFieldAnswer Of(AlertRuleField field) => new(
        field.Key,
        Answers.Name(field.Kind),
        field.Minimum,
        field.Maximum,
        field.Choices,
        field.Pattern,
        AlertRuleBody.ValueOf(field.Default, field.Kind),
        field.IsShared,
        field.IsRequired,
        field.Hint);
}
