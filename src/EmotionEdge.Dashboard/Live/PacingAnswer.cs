using EmotionEdge.Core.Pacing;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Live;

/// <summary>How the picture pipeline keeps up; see <see cref="PacingSnapshot"/>.</summary>
internal sealed record PacingAnswer(
    double? CapturedPerSecond,
    double? ProcessedPerSecond,
    double? SkippedPerSecond,
    double? Stride,
    double? DetectionMilliseconds,
    double? ExpressionMilliseconds,
    double? FrameAgeMilliseconds,
    double? CpuShare)
{
    public static PacingAnswer Of(in PacingSnapshot pacing) => new(
        Answers.Number(pacing.CapturedPerSecond),
        Answers.Number(pacing.ProcessedPerSecond),
        Answers.Number(pacing.SkippedPerSecond),
        Answers.Number(pacing.Stride),
        Answers.Number(pacing.DetectionMilliseconds),
        Answers.Number(pacing.ExpressionMilliseconds),
        Answers.Number(pacing.FrameAgeMilliseconds),
        Answers.Number(pacing.CpuShare));
}
