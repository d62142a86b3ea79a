using EmotionEdge.Core.Status;

namespace EmotionEdge.Mqtt.Payloads;

internal sealed record StatusPayload : Payload
{
    public required string Version { get; init; }

    public required long UptimeSeconds { get; init; }

    public required bool Privacy { get; init; }

    public required IReadOnlyList<SensorPayload> Sensors { get; init; }

    public required IReadOnlyList<ModelStatus> Models { get; init; }

    public required PacingPayload Pacing { get; init; }

    public required double? TemperatureCelsius { get; init; }

    public required long MemoryBytes { get; init; }

    public required MqttCounters Mqtt { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }

    public required IReadOnlyList<HintPayload> Hints { get; init; }
}
