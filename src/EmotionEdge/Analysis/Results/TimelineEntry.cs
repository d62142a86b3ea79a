using EmotionEdge.Core;

namespace EmotionEdge.Analysis;

/// <summary>What one sense found in one stretch of a recording.</summary>
/// <param name="Start">In seconds.</param>
/// <param name="End">In seconds.</param>
/// <param name="Modality">face or speech.</param>
/// <param name="Scores">The seven.</param>
internal sealed record TimelineEntry(double Start, double End, string Modality, EmotionScores Scores);
