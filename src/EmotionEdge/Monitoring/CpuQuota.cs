using System.Globalization;

namespace EmotionEdge.Monitoring;

/// <summary>
/// How many cores this process may use: those of its affinity, or less where a control group has a quota
/// (<c>CPUQuota=</c> of systemd, <c>--cpus</c> of a container).
/// </summary>
internal sealed class CpuQuota(string root = "/")
{
    private const string UnifiedMount = "sys/fs/cgroup";
    private const string LegacyMount = "sys/fs/cgroup/cpu";

    /// <summary>Cores, for instance 4 or 0.25.</summary>
    public double UsableCores()
    {
        double cores = Environment.ProcessorCount;
        foreach (var quota in Quotas())
            cores = Math.Min(cores, quota);
        return cores;
    }

    private IEnumerable<double> Quotas()
    {
        foreach (var line in ReadLines(Path.Combine(root, "proc/self/cgroup")))
        {
            // "0::/path" for the unified hierarchy, "4:cpu,cpuacct:/path" for the legacy ones.
            var parts = line.Split(':', 3);
            if (parts.Length < 3)
                continue;

            if (parts[1].Length == 0)
            {
                foreach (var folder in UpTo(UnifiedMount, parts[2]))
                {
                    if (ReadWords(Path.Combine(folder, "cpu.max")) is [var quota, var period])
                        yield return Ratio(quota, period);
                }
            }
            else if (parts[1].Split(',').Contains("cpu"))
            {
                foreach (var folder in UpTo(LegacyMount, parts[2]))
                {
                    if (ReadWords(Path.Combine(folder, "cpu.cfs_quota_us")) is [var quota]
                        && ReadWords(Path.Combine(folder, "cpu.cfs_period_us")) is [var period])
                        yield return Ratio(quota, period);
                }
            }
        }
    }

    /// <summary>A quota of any group above counts too.</summary>
    private IEnumerable<string> UpTo(string mount, string group)
    {
        var top = Path.Combine(root, mount);
        for (var path = group.Trim('/'); ; path = Path.GetDirectoryName(path) ?? "")
        {
            yield return Path.Combine(top, path);
            if (path.Length == 0)
                yield break;
        }
    }

    private static double Ratio(string quota, string period) =>
        double.TryParse(quota, CultureInfo.InvariantCulture, out var q) && q > 0
        && double.TryParse(period, CultureInfo.InvariantCulture, out var p) && p > 0
            ? q / p
            : double.PositiveInfinity;

    private static string[] ReadWords(string file) =>
        ReadLines(file).FirstOrDefault()?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without the right to read it there is no quota that we could know of.
            return [];
        }
    }
}
