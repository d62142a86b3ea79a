using System.Text.RegularExpressions;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Status;
using EmotionEdge.Monitoring;

namespace EmotionEdge.Tests.Monitoring;

public sealed partial class MetricsTextTests
{
    private static readonly SensorStatus Camera = new("camera", SensorState.Streaming, "640x480", DateTimeOffset.UnixEpoch, 100, 2);

    private static readonly StatusReport Status = new(
        DateTimeOffset.UnixEpoch,
        "1.0",
        TimeSpan.FromMinutes(2),
        false,
        [Camera],
        [],
        new PacingSnapshot(30, 15, 15, 2, 8.5, 1.25, 42, 0.35) { Ages = new FrameAges(900, 8, 31, 42, 1700, 3) },
        55.5,
        120_000_000,
        [])
    {
        Hints = [new SensorFinding(SensorHint.Hum, DateTimeOffset.UnixEpoch)],
    };

    [Fact]
    public void Every_line_is_of_prometheus_text_format()
    {
        var summary = new Summary(DateTimeOffset.UnixEpoch, EmotionScores.Uniform, null, 0, default, 1, default, [Camera]);

        var lines = MetricsText.Write(Status, summary).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines, line => Assert.Matches(Line(), line));
        Assert.Contains("emotionedge_frame_stride 2", lines);
        Assert.Contains("emotionedge_frame_age_seconds{quantile=\"0.99\"} 0.031", lines);
        Assert.Contains("emotionedge_frames_processed_total 1700", lines);
        Assert.Contains("emotionedge_frames_late_total 3", lines);
        Assert.Contains("emotionedge_temperature_celsius 55.5", lines);
        Assert.Contains("emotionedge_sensor_hint{hint=\"hum\"} 1", lines);
        Assert.Contains("emotionedge_sensor_hint{hint=\"dark\"} 0", lines);
        Assert.Contains("emotionedge_sensor_streaming{sensor=\"camera\"} 1", lines);
        Assert.Contains("emotionedge_sensor_openings_total{sensor=\"camera\"} 2", lines);
        Assert.Equal(7, lines.Count(line => line.StartsWith("emotionedge_emotion_probability{", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var text = MetricsText.Write(Status with { TemperatureCelsius = null }, null);

        Assert.DoesNotContain("temperature", text, StringComparison.Ordinal);
        Assert.DoesNotContain("valence", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[A-Za-z0-9_.]+"(,[a-z]+="[A-Za-z0-9_.]+")*\})? -?[0-9.]+([eE][-+][0-9]+)?)$""")]
    private static partial Regex Line();
}
