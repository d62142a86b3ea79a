using System.Text.Json.Serialization;

namespace EmotionEdge.Mqtt.Payloads;

internal sealed record AlertPayload : Payload
{
    // Home Assistant's event entities want this name.
    [JsonPropertyName("event_type")]
    public required string EventType { get; init; }

    public required string Id { get; init; }

    public required string Severity { get; init; }

    public required string Rule { get; init; }

    public required string Reason { get; init; }

    public required IReadOnlyList<string> Modalities { get; init; }

    public required double? Valence { get; init; }

    public required double? Confidence { get; init; }

    public required EvidencePayload? Evidence { get; init; }
}
