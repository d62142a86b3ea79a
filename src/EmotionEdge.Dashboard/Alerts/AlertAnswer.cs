using EmotionEdge.Core.Alerts;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Alerts;

/// <summary>An alert from its beginning to where it stands; see <see cref="AlertRecord"/>.</summary>
internal sealed record AlertAnswer(
    string Id,
    string Rule,
    string Severity,
    string State,
    DateTimeOffset Raised,
    DateTimeOffset Changed,
    IReadOnlyList<AlertStepAnswer> Steps)
{
    public static AlertAnswer Of(AlertRecord alert) => new(
        alert.Id,
        alert.Rule,
        Answers.Name(alert.Severity),
        Answers.Name(alert.State),
        alert.Raised,
        alert.Changed,
        [.. alert.Steps.Select(AlertStepAnswer.Of)]);
}
