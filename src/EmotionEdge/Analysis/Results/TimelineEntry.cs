using System.Text.Json.Serialization;
using EmotionEdge.Core;

namespace EmotionEdge.Analysis;

/// <summary>What one sense found in one stretch of a recording.</summary>
/// <param name="Start">In seconds.</param>
/// <param name="End">In seconds.</param>
/// <param name="Modality">face, speech or sound.</param>
/// <param name="Scores">The seven; of a sound, the emotions that people hear in such sounds.</param>
/// <param name="Event">Of a sound: Laugh, Cry, Scream, Sigh, Cough or BabyCry.</param>
/// <param name="Confidence">Of a sound: how sure it is, 0..1.</param>
internal sealed record TimelineEntry(
    double Start, double End, string Modality, EmotionScores Scores, string? Event = null, double? Confidence = null)
{
    /// <summary>Valence and arousal.</summary>
    [JsonIgnore]
    public Affect Affect { get; init; }

    /// <summary>0..1.</summary>
    [JsonIgnore]
    public float Quality { get; init; } = 1;
}
