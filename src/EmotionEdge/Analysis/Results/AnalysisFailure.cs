namespace EmotionEdge.Analysis;

/// <summary>What <c>analyze --json</c> prints of a file that could not be analysed.</summary>
internal sealed record AnalysisFailure(string File, string Error);
