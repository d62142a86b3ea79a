namespace EmotionEdge.Mqtt.Payloads;

internal sealed record SummaryPayload : Payload
{
    public required string Dominant { get; init; }

    public required double? Confidence { get; init; }

    public required double? Valence { get; init; }

    public required double? Arousal { get; init; }

    public required Dictionary<string, double?>? Scores { get; init; }

    public required int Faces { get; init; }

    public required Dictionary<string, double?> Contributions { get; init; }

    public required Dictionary<string, string> Sensors { get; init; }
}
