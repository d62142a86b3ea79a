using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Alerts;

/// <summary>A step of an alert with the numbers behind it; see <see cref="AlertStep"/>.</summary>
internal sealed record AlertStepAnswer(
    string Type,
    string Severity,
    DateTimeOffset Time,
    string Reason,
    IReadOnlyList<string> Modalities,
    double? Valence,
    double? Arousal,
    double? Confidence,
    string Dominant,
    double? LastedSeconds,
    int Faces,
    IReadOnlyList<AlertSenseAnswer> Senses)
{
    public static AlertStepAnswer Of(AlertStep step) => new(
        Answers.Name(step.Type),
        Answers.Name(step.Severity),
        step.Time,
        step.Reason,
        [.. step.Modalities.Select(Answers.Name)],
        Answers.Number(step.Valence),
        step.Arousal is { } arousal ? Answers.Number(arousal) : null,
        Answers.Number(step.Confidence),
        step.Dominant.NameOrUnknown(),
        Answers.Number(step.Lasted.TotalSeconds),
        step.Faces,
        [.. step.Senses.Select(AlertSenseAnswer.Of)]);
}
