using System.Text.Json.Serialization;

namespace EmotionEdge.Mqtt.Payloads;

internal sealed record ModalityPayload : Payload
{
    public required bool Present { get; init; }

    public required string Dominant { get; init; }

    public required double? Confidence { get; init; }

    public required double? Valence { get; init; }

    public required double? Arousal { get; init; }

    public required Dictionary<string, double?>? Scores { get; init; }

    public required double? Quality { get; init; }

    public required int Subjects { get; init; }

    /// <summary>Of the sense for sounds: the event that is being heard, or None.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Event { get; init; }

    /// <summary>Of the sense for sounds: how sure the event is; 0 for None.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? EventConfidence { get; init; }
}
