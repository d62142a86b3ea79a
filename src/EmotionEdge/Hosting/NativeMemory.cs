using System.Runtime.InteropServices;

namespace EmotionEdge.Hosting;

/// <summary>
/// The C library (glibc) keeps what native libraries freed, and apart for each of their many threads: 20 MB once a camera
/// was opened a few times, which others on a small board have a use for. Without effect on other C libraries.
/// </summary>
internal static partial class NativeMemory
{
    /// <summary><c>M_ARENA_MAX</c> of <c>malloc.h</c>.</summary>
    private const int ArenaMaximum = -8;

    private const int Arenas = 2;

    /// <summary>To be called first of all: lets threads share their memory. Parts that threads have by then stay.</summary>
    public static void Share()
    {
        if (Has("mallopt"))
            _ = SetOption(ArenaMaximum, Arenas);
    }

    /// <summary>Gives freed pages back to the system.</summary>
    public static void GiveBack()
    {
        if (Has("malloc_trim"))
            _ = Trim(0);
    }

    private static bool Has(string function) =>
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), function, out _);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint keep);
}
