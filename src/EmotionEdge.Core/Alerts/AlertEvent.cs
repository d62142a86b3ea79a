namespace EmotionEdge.Core.Alerts;

/// <summary>One step in the life of an alert.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Id">The same for all steps of one alert; unique over time and devices.</param>
/// <param name="Rule">The rule that raised it.</param>
/// <param name="Severity">How urgent it is now.</param>
/// <param name="Time">When this step happened.</param>
/// <param name="Reason">For people: why, in one sentence.</param>
/// <param name="Modalities">The senses that agree with it.</param>
/// <param name="Valence">The fused valence at this moment, -1..1.</param>
/// <param name="Confidence">How sure the estimate is, 0..1.</param>
public sealed record AlertEvent(
    AlertEventType Type,
    string Id,
    string Rule,
    AlertSeverity Severity,
    DateTimeOffset Time,
    string Reason,
    IReadOnlyList<Modality> Modalities,
    float Valence,
    float Confidence)
{
    /// <summary>The numbers behind this step; <see langword="null"/> where only its outline was kept.</summary>
    public AlertEvidence? Evidence { get; init; }
}
