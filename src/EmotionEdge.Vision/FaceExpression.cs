using EmotionEdge.Core;

namespace EmotionEdge.Vision;

/// <summary>The expression of one face in one picture.</summary>
/// <param name="Scores">Calibrated probabilities.</param>
/// <param name="Quality">How good the picture of the face was.</param>
public readonly record struct FaceExpression(EmotionScores Scores, FaceQuality Quality);
