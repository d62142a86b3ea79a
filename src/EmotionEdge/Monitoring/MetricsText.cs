using System.Globalization;
using System.Text;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Status;

namespace EmotionEdge.Monitoring;

/// <summary>Writes the state of the service in Prometheus' text format, version 0.0.4.</summary>
internal static class MetricsText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(StatusReport status, Summary? summary)
    {
        var text = new StringBuilder(4096);
        Gauge(text, "emotionedge_up_seconds", "Seconds since the service started.", status.Uptime.TotalSeconds);
        Gauge(text, "emotionedge_resident_memory_bytes", "Resident memory of the service.", status.MemoryBytes);
        Gauge(text, "emotionedge_cpu_share", "Share of the usable cores that the service takes.", status.Pacing.CpuShare);
        Gauge(text, "emotionedge_frames_captured_per_second", "Frames that the camera delivers.", status.Pacing.CapturedPerSecond);
        Gauge(text, "emotionedge_frames_processed_per_second", "Frames that are analysed.", status.Pacing.ProcessedPerSecond);
        Gauge(text, "emotionedge_frames_skipped_per_second", "Frames that are left out.", status.Pacing.SkippedPerSecond);
        Gauge(text, "emotionedge_frame_stride", "Captured frames for one analysed frame.", status.Pacing.Stride);
        WriteAges(text, status.Pacing.Ages);
        Gauge(text, "emotionedge_detection_seconds", "What one face detection costs now.", status.Pacing.DetectionMilliseconds / 1000);
        Gauge(text, "emotionedge_expression_seconds", "What one expression costs now.", status.Pacing.ExpressionMilliseconds / 1000);
        Gauge(text, "emotionedge_pose_seconds", "What one look at a body costs now.", status.Pacing.PoseMilliseconds / 1000);
        if (status.TemperatureCelsius is { } celsius)
            Gauge(text, "emotionedge_temperature_celsius", "Temperature of the board.", celsius);

        Head(text, "emotionedge_sensor_streaming", "Whether a sensor delivers.");
        foreach (var sensor in status.Sensors)
            Sample(text, "emotionedge_sensor_streaming", "sensor", sensor.Name, sensor.State == Core.Sensing.SensorState.Streaming ? 1 : 0);
        Head(text, "emotionedge_sensor_openings_total", "How often a sensor was opened.", "counter");
        foreach (var sensor in status.Sensors)
            Sample(text, "emotionedge_sensor_openings_total", "sensor", sensor.Name, sensor.Openings);
        Head(text, "emotionedge_sensor_hint", "What a technician should mend at a sensor: 1 while it holds.");
        foreach (var hint in Enum.GetValues<SensorHint>())
            Sample(text, "emotionedge_sensor_hint", "hint", hint.Name(), status.Hints.Any(finding => finding.Hint == hint) ? 1 : 0);
        if (summary is not null)
            WriteSummary(text, summary);
        return text.ToString();
    }

    private static void WriteAges(StringBuilder text, FrameAges ages)
    {
        const string Name = "emotionedge_frame_age_seconds";
        Head(text, Name, "Age of a frame when its result was published, over the last minute.", "summary");
        Sample(text, Name, "quantile", "0.5", ages.MedianMilliseconds / 1000);
        Sample(text, Name, "quantile", "0.99", ages.P99Milliseconds / 1000);
        Sample(text, Name, "quantile", "1", ages.WorstMilliseconds / 1000);
        Counter(text, "emotionedge_frames_processed_total", "Frames that were analysed.", ages.Total);
        Counter(text, "emotionedge_frames_late_total", "Frames whose result came too late and was dropped.", ages.Late);
    }

    private static void WriteSummary(StringBuilder text, Summary summary)
    {
        Gauge(text, "emotionedge_faces", "Faces seen.", summary.Faces);
        Gauge(text, "emotionedge_valence", "Fused valence, -1 to 1.", summary.Affect.Valence);
        Gauge(text, "emotionedge_arousal", "Fused arousal, 0 to 1.", summary.Affect.Arousal);
        Gauge(text, "emotionedge_stress", "Estimated stress, 0 to 1; 0 where nothing is known.", summary.Stress);
        Gauge(text, "emotionedge_confidence", "Probability of the dominant emotion; 0 when it is unknown.", summary.Confidence);
        Head(text, "emotionedge_emotion_probability", "Fused probability of each emotion.");
        for (var e = 0; e < EmotionScores.Count; e++)
            Sample(text, "emotionedge_emotion_probability", "emotion", EmotionNames.All[e], summary.Scores[e]);
    }

    private static void Gauge(StringBuilder text, string name, string meaning, double value)
    {
        Head(text, name, meaning);
        text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
    }

    private static void Counter(StringBuilder text, string name, string meaning, long value)
    {
        Head(text, name, meaning, "counter");
        text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
    }

    private static void Head(StringBuilder text, string name, string meaning, string type = "gauge") =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {meaning}\n# TYPE {name} {type}\n");

    private static void Sample(StringBuilder text, string name, string label, string of, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{name}{{{label}=\"{of}\"}} {value}\n");
}
