namespace EmotionEdge.Mqtt.Payloads;

internal sealed record PosturePayload : Payload
{
    /// <summary>Of how many the posture is known.</summary>
    public required int People { get; init; }

    public required double? Agitation { get; init; }

    public required double? Arousal { get; init; }

    /// <summary>What most of them do; <see langword="null"/> where so few are seen that it would tell of one person.</summary>
    public required string? Action { get; init; }

    /// <summary>Share of them that shows each cue; <see langword="null"/> likewise.</summary>
    public required Dictionary<string, double?>? Shares { get; init; }
}
