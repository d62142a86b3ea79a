using System.Text.Json.Serialization;

namespace EmotionEdge.CommandLine;

/// <summary>An event of <c>alerts replay --json</c>; names as in the MQTT message.</summary>
internal sealed record ReplayRow(
    DateTimeOffset Time,
    int Alert,
    [property: JsonPropertyName("event_type")] string EventType,
    string Rule,
    string Severity,
    string Reason,
    IReadOnlyList<string> Modalities,
    string Dominant,
    double Valence,
    double Arousal,
    double Stress,
    double Confidence,
    double Seconds);
