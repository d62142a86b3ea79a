using EmotionEdge.Core.Doctor;

namespace EmotionEdge.CommandLine;

/// <summary>A finding in <c>doctor --json</c>.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="State"><c>fine</c>, <c>hint</c>, <c>problem</c> or <c>missing</c>.</param>
/// <param name="Message">What was found.</param>
/// <param name="Remedy">What to do; <see langword="null"/> when there is nothing to do.</param>
internal sealed record FindingRow(string Check, string State, string Message, string? Remedy)
{
    public static FindingRow Of(Finding finding) => new(finding.Check, finding.State.ToString().ToLowerInvariant(), finding.Message, finding.Remedy);
}
