using System.Runtime.InteropServices;

namespace EmotionEdge.Uploads;

/// <summary>Lets a thread, and the threads and programs that it starts, work only where nobody else wants the processor.</summary>
internal static partial class NiceThread
{
    private const int Process = 0;
    private const int Calm = 10;

    /// <summary>On Linux, niceness is each thread's own; 0 stands for the calling one.</summary>
    /// <returns>False where the system does not allow it.</returns>
    public static bool Become() => SetPriority(Process, 0, Calm) == 0;

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    private static partial int SetPriority(int which, int who, int priority);
}
