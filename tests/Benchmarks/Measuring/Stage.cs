namespace Benchmarks.Measuring;

/// <summary>Something to time.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="Work">One run.</param>
/// <param name="Repeat">Runs between two looks at the clock: many for what takes microseconds; the clock's own are about one.</param>
internal sealed record Stage(string Name, Action Work, int Repeat = 1);
