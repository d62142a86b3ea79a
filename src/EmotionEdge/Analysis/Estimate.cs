using EmotionEdge.Core;

namespace EmotionEdge.Analysis;

/// <summary>What a file says as a whole.</summary>
/// <param name="Dominant">The leading emotion; <see langword="null"/> for Unknown.</param>
/// <param name="Confidence">Its probability; 0 for Unknown.</param>
/// <param name="Affect">Valence and arousal; 0 where nothing was sensed.</param>
/// <param name="Scores">Probabilities; uniform where nothing was sensed.</param>
internal readonly record struct Estimate(Emotion? Dominant, float Confidence, Affect Affect, EmotionScores Scores);
