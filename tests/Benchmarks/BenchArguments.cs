namespace Benchmarks;

/// <summary>What to measure, and how thoroughly.</summary>
/// <param name="Parts">Which parts; all of them when empty.</param>
/// <param name="Quick">Short runs, to see that all works; the figures are worth little and are not kept.</param>
/// <param name="Service">The service's program file.</param>
/// <param name="Output">The document that takes the figures.</param>
internal sealed record BenchArguments(IReadOnlyList<Part> Parts, bool Quick, string Service, string Output)
{
    /// <summary>Only a full measurement is kept.</summary>
    public bool IsComplete => Parts.Count == 0 && !Quick;

    public bool Wants(Part part) => Parts.Count == 0 || Parts.Contains(part);
}
