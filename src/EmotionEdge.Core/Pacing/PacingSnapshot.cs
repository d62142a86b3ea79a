namespace EmotionEdge.Core.Pacing;

/// <summary>How the picture pipeline keeps up, over the last seconds.</summary>
/// <param name="CapturedPerSecond">Frames that the camera delivered, per second.</param>
/// <param name="ProcessedPerSecond">Frames that were analysed, per second.</param>
/// <param name="SkippedPerSecond">Frames that were left out, per second.</param>
/// <param name="Stride">Captured frames for one analysed frame; 1 when none is skipped.</param>
/// <param name="DetectionMilliseconds">What one detection costs now.</param>
/// <param name="ExpressionMilliseconds">What the expression of one face costs now.</param>
/// <param name="FrameAgeMilliseconds">Age of a frame when its result was ready: the worst of the last minute.</param>
/// <param name="CpuShare">Share of the usable cores that the service takes, 0..1.</param>
public readonly record struct PacingSnapshot(
    double CapturedPerSecond,
    double ProcessedPerSecond,
    double SkippedPerSecond,
    double Stride,
    double DetectionMilliseconds,
    double ExpressionMilliseconds,
    double FrameAgeMilliseconds,
    double CpuShare)
{
    /// <summary>The ages of the last minute's frames in more detail.</summary>
    public FrameAges Ages { get; init; }

    /// <summary>What one look at a body costs now; a guess while there was none.</summary>
    public double PoseMilliseconds { get; init; }
}
