using EmotionEdge.Core.Alerts;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Alerts.Rules;

/// <summary>What rules would have done; see <see cref="AlertPreview"/>.</summary>
/// <param name="From">The first second that is known; missing where none is.</param>
/// <param name="Until">Now.</param>
/// <param name="SensedSeconds">In how many of the seconds something was sensed and kept.</param>
/// <param name="Rules">What each rule would have done.</param>
/// <param name="InForce">What each rule in force would have done.</param>
/// <param name="Alerts">The last alerts.</param>
internal sealed record AlertPreviewAnswer(
    DateTimeOffset? From,
    DateTimeOffset Until,
    double SensedSeconds,
    IReadOnlyList<AlertPreviewAnswer.Tally> Rules,
    IReadOnlyList<AlertPreviewAnswer.Tally> InForce,
    IReadOnlyList<AlertPreviewAnswer.Entry> Alerts)
{
    public static AlertPreviewAnswer Of(AlertPreview preview) => new(
        preview.From,
        preview.Until,
        preview.Sensed.TotalSeconds,
        [.. preview.Rules.Select(TallyOf)],
        [.. preview.InForce.Select(TallyOf)],
        [.. preview.Alerts.Select(alert => new Entry(alert.Rule, Answers.Name(alert.Severity), alert.Raised, alert.Cleared, alert.Reason))]);

    private static Tally TallyOf(AlertRuleTally tally) => new(tally.Rule, tally.Raised, tally.Escalated, Math.Round(tally.Open.TotalSeconds));

    /// <summary>What one rule would have done.</summary>
    internal sealed record Tally(string Rule, int Raised, int Escalated, double OpenSeconds);

    /// <summary>An alert that would have been; without an end it would be open now.</summary>
    internal sealed record Entry(string Rule, string Severity, DateTimeOffset Raised, DateTimeOffset? Cleared, string Reason);
}
