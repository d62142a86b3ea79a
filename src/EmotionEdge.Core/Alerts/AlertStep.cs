namespace EmotionEdge.Core.Alerts;

/// <summary>One step in the life of an alert, as it is kept.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Severity">How urgent it was then.</param>
/// <param name="Time">When.</param>
/// <param name="Reason">For people: why, in one sentence.</param>
/// <param name="Modalities">The senses that agreed with it.</param>
/// <param name="Valence">The fused valence, -1..1.</param>
/// <param name="Arousal">The fused arousal, 0..1; <see langword="null"/> where it was not kept.</param>
/// <param name="Confidence">How sure the estimate was, 0..1.</param>
/// <param name="Dominant">The fused leading emotion; <see langword="null"/> for Unknown.</param>
/// <param name="Lasted">For how long what the step rests on had lasted.</param>
/// <param name="Faces">How many faces were seen.</param>
/// <param name="Senses">What each sense that was present said by itself.</param>
public sealed record AlertStep(
    AlertEventType Type,
    AlertSeverity Severity,
    DateTimeOffset Time,
    string Reason,
    IReadOnlyList<Modality> Modalities,
    float Valence,
    float? Arousal,
    float Confidence,
    Emotion? Dominant,
    TimeSpan Lasted,
    int Faces,
    IReadOnlyList<AlertSense> Senses)
{
    public static AlertStep Of(AlertEvent alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var evidence = alert.Evidence;
        return new AlertStep(
            alert.Type,
            alert.Severity,
            alert.Time,
            alert.Reason,
            alert.Modalities,
            alert.Valence,
            evidence?.Room.Affect.Arousal,
            alert.Confidence,
            evidence?.Room.Dominant,
            evidence?.Lasted ?? TimeSpan.Zero,
            evidence?.Room.Faces ?? 0,
            [.. (evidence?.Senses ?? []).Select(sense => new AlertSense(
                sense.Modality, sense.Dominant, sense.Confidence, sense.Affect.Valence, sense.Affect.Arousal, sense.Quality))]);
    }
}
