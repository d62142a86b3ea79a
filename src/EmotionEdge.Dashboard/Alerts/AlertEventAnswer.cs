using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Alerts;

/// <summary>A step of an alert, as it happens.</summary>
internal sealed record AlertEventAnswer(
    string Id,
    string Type,
    string Rule,
    string Severity,
    DateTimeOffset Time,
    string Reason,
    IReadOnlyList<string> Modalities,
    double? Valence,
    double? Confidence)
{
    public static AlertEventAnswer Of(AlertEvent alert) => new(
        alert.Id,
        Answers.Name(alert.Type),
        alert.Rule,
        Answers.Name(alert.Severity),
        alert.Time,
        Sentence.Of(alert.Reason),
        [.. alert.Modalities.Select(Answers.Name)],
        Answers.Number(alert.Valence),
        Answers.Number(alert.Confidence));
}
