namespace Benchmarks.Report;

/// <summary>A part of the table.</summary>
internal sealed record Section(string Title, IReadOnlyList<Figure> Figures);
