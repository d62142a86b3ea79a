namespace EmotionEdge.Mqtt.Payloads;

internal sealed record PacingPayload(
    double? CapturedPerSecond,
    double? ProcessedPerSecond,
    double? SkippedPerSecond,
    double? Stride,
    double? DetectionMilliseconds,
    double? ExpressionMilliseconds,
    double? PoseMilliseconds,
    double? FrameAgeMilliseconds,
    double? CpuShare);
