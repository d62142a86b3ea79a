using System.Runtime.InteropServices;
using Xunit;

// Leaks are looked for in the memory of the whole process, so no other test may run meanwhile.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Bindings.Tests;

/// <summary>What the process holds once all that is free was given back: managed garbage and pages of the C heap.</summary>
internal static partial class ProcessMemory
{
    public static long ResidentBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _ = Trim(0);
        return Environment.WorkingSet;
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);
}
