namespace EmotionEdge.Core.Alerts;

/// <summary>An alert that would have been.</summary>
/// <param name="Rule">The rule that would have raised it.</param>
/// <param name="Severity">The highest that it would have had.</param>
/// <param name="Raised">When.</param>
/// <param name="Cleared">When it would have been over; <see langword="null"/>: it would be open now.</param>
/// <param name="Reason">For people: why, in one sentence.</param>
public sealed record AlertPreviewEntry(string Rule, AlertSeverity Severity, DateTimeOffset Raised, DateTimeOffset? Cleared, string Reason);
