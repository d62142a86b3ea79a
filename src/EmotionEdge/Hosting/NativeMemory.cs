using System.Runtime.InteropServices;

namespace EmotionEdge.Hosting;

/// <summary>
/// What native libraries free, the C library keeps, for each of their threads: 10 MB once the models are open, which others
/// on a small board have a use for.
/// </summary>
internal static partial class NativeMemory
{
    /// <summary>Gives freed pages back to the system. Without effect on C libraries other than glibc.</summary>
    public static void GiveBack()
    {
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out _))
            _ = Trim(0);
    }

    /// <returns>Whether there was anything to give back.</returns>
    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);
}
