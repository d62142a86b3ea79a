namespace Benchmarks.Measuring;

/// <summary>What one run of a stage took.</summary>
/// <param name="Name">The stage's.</param>
/// <param name="Milliseconds">Median.</param>
/// <param name="P95">95 of 100 runs took at most this many milliseconds.</param>
internal sealed record Timing(string Name, double Milliseconds, double P95);
