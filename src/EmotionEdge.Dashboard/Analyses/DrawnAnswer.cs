using EmotionEdge.Core.Analyses;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Analyses;

/// <summary>How the copy of a video stands into which is drawn what was found.</summary>
/// <param name="State">waiting, running, done, failed or cancelled.</param>
/// <param name="Progress">0..1.</param>
/// <param name="Error">Why it failed and what to do.</param>
internal sealed record DrawnAnswer(string State, double Progress, string? Error)
{
    public static DrawnAnswer Of(DrawnVideo drawn) => new(Answers.Name(drawn.State), Math.Round(drawn.Progress, 3), drawn.Error);
}
