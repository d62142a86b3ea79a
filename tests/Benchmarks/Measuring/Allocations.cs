namespace Benchmarks.Measuring;

internal static class Allocations
{
    /// <summary>Bytes that the calling thread allocates for each of some runs, after as many that do not count.</summary>
    public static double PerRun(int runs, Action<int> work)
    {
        for (var i = 0; i < runs; i++)
            work(i);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++)
            work(runs + i);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)runs;
    }
}
