using System.Globalization;
using System.Runtime.InteropServices;

namespace Benchmarks.Report;

/// <summary>Where and when was measured.</summary>
internal static class Machine
{
    /// <summary>Taken before the measurements: they load the machine themselves.</summary>
    public static string Describe()
    {
        var processor = FirstLine("/proc/cpuinfo", "model name") ?? FirstLine("/proc/device-tree/model", "") ?? "unknown processor";
        var kilobytes = double.Parse(FirstLine("/proc/meminfo", "MemTotal")!.Split(' ')[0], CultureInfo.InvariantCulture);
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        return Figures.Invariant(
            $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {processor}, {Environment.ProcessorCount} cores, ")
            + Figures.Invariant($"{kilobytes / 1e6:0} GB of memory, {RuntimeInformation.FrameworkDescription}, ")
            + $"{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}, load average {load} before the measurement";
    }

    private static string? FirstLine(string file, string key)
    {
        if (!File.Exists(file))
            return null;
        var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim('\0', ' ');
    }
}
