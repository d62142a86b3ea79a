namespace EmotionEdge.Inference;

/// <summary>One point of a calibration curve: answers of about the same probability.</summary>
/// <param name="Confidence">The mean probability of these answers, 0..1.</param>
/// <param name="Accuracy">The share of them that is right, 0..1.</param>
/// <param name="Count">How many there are, at least 1.</param>
public sealed record CalibrationBin(double Confidence, double Accuracy, int Count);
