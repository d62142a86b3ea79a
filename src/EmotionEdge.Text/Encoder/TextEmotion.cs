using EmotionEdge.Core;
using EmotionEdge.Text.Tokens;

namespace EmotionEdge.Text.Encoder;

/// <summary>What the transformer reads in a text.</summary>
/// <param name="Scores">Calibrated probabilities, for the emotions' shares that the manifest's calibration assumes.</param>
/// <param name="Valence">-1 unpleasant .. 1 pleasant.</param>
/// <param name="Encoding">How the text became tokens.</param>
public readonly record struct TextEmotion(EmotionScores Scores, float Valence, Encoding Encoding);
