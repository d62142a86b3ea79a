namespace EmotionEdge.Core.Analyses;

/// <summary>What a result says in one line.</summary>
/// <param name="Dominant">An emotion or Unknown.</param>
/// <param name="Confidence">Its probability, 0..1; 0 for Unknown.</param>
public sealed record AnalysisFinding(string Dominant, double Confidence);
