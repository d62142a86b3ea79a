namespace Benchmarks.Service;

/// <summary>Holds a program to a share of one core.</summary>
internal interface ICpuLimit : IDisposable
{
    /// <summary>How it is done, for the report.</summary>
    string Name { get; }

    /// <summary>What stands before the program's own command line; the program keeps the started process's id.</summary>
    IReadOnlyList<string> CommandPrefix { get; }
}
