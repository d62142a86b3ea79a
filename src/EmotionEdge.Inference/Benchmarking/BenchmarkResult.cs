namespace EmotionEdge.Inference;

/// <summary>How long one file of a model takes on this machine.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="Precision">The precision of the file.</param>
/// <param name="Runs">How many runs were timed.</param>
/// <param name="Median">Half of the runs took at most this long, in milliseconds.</param>
/// <param name="P95">95 of 100 runs took at most this long, in milliseconds.</param>
/// <param name="Chosen">Whether later openings take this file.</param>
public sealed record BenchmarkResult(string Model, Precision Precision, int Runs, double Median, double P95, bool Chosen = false);
