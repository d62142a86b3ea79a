using System.Text.Json;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;

namespace EmotionEdge.Storage.Alerts;

internal sealed class AlertStepRow
{
    public long Id { get; init; }

    public required string AlertId { get; init; }

    public required AlertEventType Type { get; init; }

    public required AlertSeverity Severity { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required string Reason { get; init; }

    /// <summary>Names, separated by spaces.</summary>
    public required string Modalities { get; init; }

    public required float Valence { get; init; }

    public float? Arousal { get; init; }

    public required float Confidence { get; init; }

    public Emotion? Dominant { get; init; }

    public required double LastedSeconds { get; init; }

    public required int Faces { get; init; }

    /// <summary>What each sense said, as JSON.</summary>
    public required string Senses { get; init; }

    public static AlertStepRow Of(string alertId, AlertStep step) => new()
    {
        AlertId = alertId,
        Type = step.Type,
        Severity = step.Severity,
        Time = step.Time,
        Reason = step.Reason,
        Modalities = string.Join(' ', step.Modalities),
        Valence = step.Valence,
        Arousal = step.Arousal,
        Confidence = step.Confidence,
        Dominant = step.Dominant,
        LastedSeconds = step.Lasted.TotalSeconds,
        Faces = step.Faces,
        Senses = JsonSerializer.Serialize(step.Senses),
    };

    public AlertStep ToStep() => new(
        Type,
        Severity,
        Time,
        Reason,
        [.. Modalities.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Modality>)],
        Valence,
        Arousal,
        Confidence,
        Dominant,
        TimeSpan.FromSeconds(LastedSeconds),
        Faces,
        JsonSerializer.Deserialize<AlertSense[]>(Senses) ?? []);
}
