using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Status;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>Says of the service what it is told to say.</summary>
internal sealed class TestStatus : IStatusSource
{
    public StatusReport? Last { get; set; }

    /// <summary>A service that runs, with something in every field.</summary>
    public static StatusReport Running { get; } = new(
        DateTimeOffset.UnixEpoch,
        "1.2.3",
        TimeSpan.FromSeconds(90),
        Privacy: true,
        [new SensorStatus("camera", SensorState.Lost, "rtsp://me:secret@cam/1 does not answer", default, 5, 1)],
        [new ModelStatus("expression-48", "face", "2.0.0", "int8")],
        new PacingSnapshot { CapturedPerSecond = 15, ProcessedPerSecond = 14.5 },
        48.25,
        300_000_000,
        ["camera: /dev/video0 is missing"]);
}
