namespace Benchmarks.Report;

/// <summary>A line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">With its unit.</param>
/// <param name="Goal">What it should be; empty where there is no goal.</param>
/// <param name="Missed">The goal was not reached.</param>
internal sealed record Figure(string What, string Value, string Goal = "", bool Missed = false);
