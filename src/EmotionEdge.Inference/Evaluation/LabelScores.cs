namespace EmotionEdge.Inference;

/// <summary>How well one label is told.</summary>
/// <param name="Recall">The share of the label's items that were told, 0..1; 0 without items.</param>
/// <param name="Precision">The share of the answers with this label that were right, 0..1; 0 without answers.</param>
/// <param name="F1">The harmonic mean of both, 0..1.</param>
/// <param name="Support">How many items have the label.</param>
public sealed record LabelScores(double Recall, double Precision, double F1, int Support);
