namespace EmotionEdge.CommandLine;

/// <summary>A file in <c>models bench --json</c>.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="Precision">The file's precision.</param>
/// <param name="Runs">How many runs were timed.</param>
/// <param name="Median">Half of them took at most this long, in milliseconds.</param>
/// <param name="P95">95 of 100 took at most this long, in milliseconds.</param>
/// <param name="Fastest">Whether this is the model's fastest file here.</param>
internal sealed record BenchmarkRow(string Model, string Precision, int Runs, double Median, double P95, bool Fastest);
