using EmotionEdge.Core.Alerts;

namespace EmotionEdge.Storage.Alerts;

internal sealed class AlertRow
{
    public required string Id { get; init; }

    public required string Rule { get; init; }

    /// <summary>The highest that it had.</summary>
    public required AlertSeverity Severity { get; set; }

    public required AlertEventType State { get; set; }

    public required DateTimeOffset Raised { get; init; }

    public required DateTimeOffset Changed { get; set; }

    public List<AlertStepRow> Steps { get; init; } = [];

    public AlertRecord ToRecord() =>
        new(Id, Rule, Severity, State, Raised, Changed, [.. Steps.OrderBy(step => step.Id).Select(step => step.ToStep())]);
}
