using System.Runtime.InteropServices;

namespace EmotionEdge.Monitoring;

/// <summary>Processor time of the calling thread: what a frame costs, however long the thread had to wait for a core.</summary>
internal static partial class ThreadProcessorTime
{
    private const int ThreadCpuTimeClock = 3;

    /// <exception cref="PlatformNotSupportedException">The kernel has no such clock.</exception>
    public static TimeSpan Now =>
        ReadClock(ThreadCpuTimeClock, out var now) == 0
            ? TimeSpan.FromTicks((now.Seconds * TimeSpan.TicksPerSecond) + (now.Nanoseconds / 100))
            : throw new PlatformNotSupportedException($"clock_gettime(CLOCK_THREAD_CPUTIME_ID) failed: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int ReadClock(int clock, out TimeSpecification time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
