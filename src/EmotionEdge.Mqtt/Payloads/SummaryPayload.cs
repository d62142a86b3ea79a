namespace EmotionEdge.Mqtt.Payloads;

internal sealed record SummaryPayload : Payload
{
    public required string Dominant { get; init; }

    public required double? Confidence { get; init; }

    public required double? Valence { get; init; }

    public required double? Arousal { get; init; }

    /// <summary>See <c>deploy/stress.md</c>.</summary>
    public required double? Stress { get; init; }

    public required Dictionary<string, double?>? Scores { get; init; }

    public required int Faces { get; init; }

    /// <summary>Share of the faces by what they show; <see langword="null"/> where so few are seen that it would tell of one person.</summary>
    public required Dictionary<string, double?>? Shares { get; init; }

    public required Dictionary<string, double?> Contributions { get; init; }

    /// <summary>The share of a wearable in arousal.</summary>
    public required double? WearableShare { get; init; }

    /// <summary>The share of the posture in arousal.</summary>
    public required double? PostureShare { get; init; }

    public required Dictionary<string, string> Sensors { get; init; }
}
