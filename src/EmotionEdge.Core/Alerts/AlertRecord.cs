namespace EmotionEdge.Core.Alerts;

/// <summary>An alert from its beginning to where it stands.</summary>
/// <param name="Id">Unique over time and devices.</param>
/// <param name="Rule">The rule that raised it.</param>
/// <param name="Severity">The highest that it had.</param>
/// <param name="State">Its last step: raised, escalated and acknowledged alerts are open.</param>
/// <param name="Raised">When it began.</param>
/// <param name="Changed">When the last step was.</param>
/// <param name="Steps">All steps in their order.</param>
public sealed record AlertRecord(
    string Id,
    string Rule,
    AlertSeverity Severity,
    AlertEventType State,
    DateTimeOffset Raised,
    DateTimeOffset Changed,
    IReadOnlyList<AlertStep> Steps);
