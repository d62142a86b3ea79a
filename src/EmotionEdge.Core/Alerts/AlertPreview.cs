namespace EmotionEdge.Core.Alerts;

/// <summary>What rules would have made of the last 24 hours, had nobody acknowledged anything.</summary>
/// <param name="From">The first second that is known; <see langword="null"/> where none is.</param>
/// <param name="Until">Now.</param>
/// <param name="Sensed">How much of that time something was sensed and kept.</param>
/// <param name="Rules">What each rule would have done, those that are switched off left out.</param>
/// <param name="InForce">What each rule in force would have done.</param>
/// <param name="Alerts">The last alerts of <paramref name="Rules"/>, in the order in which they were raised.</param>
public sealed record AlertPreview(
    DateTimeOffset? From,
    DateTimeOffset Until,
    TimeSpan Sensed,
    IReadOnlyList<AlertRuleTally> Rules,
    IReadOnlyList<AlertRuleTally> InForce,
    IReadOnlyList<AlertPreviewEntry> Alerts);
