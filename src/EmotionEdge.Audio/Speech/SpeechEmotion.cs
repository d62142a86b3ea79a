using EmotionEdge.Core;

namespace EmotionEdge.Audio.Speech;

/// <summary>The emotion of one stretch of speech.</summary>
/// <param name="Scores">Calibrated probabilities.</param>
/// <param name="Affect">Valence and arousal as the model measures them.</param>
public readonly record struct SpeechEmotion(EmotionScores Scores, Affect Affect);
