using System.Text.Json.Serialization;

namespace EmotionEdge.Mqtt.Payloads;

/// <summary>What every JSON message begins with.</summary>
internal abstract record Payload
{
    [JsonPropertyOrder(-3)]
    public int Schema { get; } = 1;

    /// <summary>The moment the message is about, ISO 8601 in UTC.</summary>
    [JsonPropertyOrder(-2)]
    public required string Time { get; init; }

    /// <summary>Grows with every message of the device.</summary>
    [JsonPropertyOrder(-1)]
    public required long Seq { get; init; }
}
