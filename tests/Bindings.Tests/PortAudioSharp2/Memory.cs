using System.Globalization;

namespace Bindings.Tests.PortAudioSharp2;

internal static class Memory
{
    /// <summary>Bytes of anonymous memory that this process holds, after a collection.</summary>
    internal static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("RssAnon:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
