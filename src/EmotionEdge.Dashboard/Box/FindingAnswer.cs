using EmotionEdge.Core.Doctor;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Box;

/// <summary>A finding; see <see cref="Finding"/>.</summary>
internal sealed record FindingAnswer(string Check, string State, string Message, string? Remedy)
{
    public static FindingAnswer Of(Finding finding) => new(finding.Check, Answers.Name(finding.State), finding.Message, finding.Remedy);
}
