namespace Benchmarks.Service;

/// <summary>A control group of our own, version 2 or 1, where there is no systemd.</summary>
internal sealed class ControlGroupLimit : ICpuLimit
{
    private const string Unified = "/sys/fs/cgroup";
    private const string Legacy = "/sys/fs/cgroup/cpu";

    /// <summary>Microseconds; the kernel's own default, which systemd takes, too.</summary>
    private const int Period = 100_000;

    private readonly string _folder;

    private ControlGroupLimit(string folder, string name)
    {
        (_folder, Name) = (folder, name);
        CommandPrefix = ["sh", "-c", "echo $$ >\"$1/cgroup.procs\" && shift && exec \"$@\"", "sh", folder];
    }

    public string Name { get; }

    public IReadOnlyList<string> CommandPrefix { get; }

    /// <summary>A group with that quota; <see langword="null"/> when this machine does not let us make one.</summary>
    public static ControlGroupLimit? TryCreate(int percent)
    {
        var quota = percent * Period / 100;
        var isUnified = File.Exists(Path.Combine(Unified, "cgroup.controllers"));
        var folder = Path.Combine(isUnified ? Unified : Legacy, $"emotionedge-bench-{Environment.ProcessId}");
        try
        {
            if (!isUnified && !Directory.Exists(Legacy))
                return null;
            Directory.CreateDirectory(folder);
            if (isUnified)
            {
                File.WriteAllText(Path.Combine(folder, "cpu.max"), $"{quota} {Period}");
                return new ControlGroupLimit(folder, $"cgroup v2, cpu.max {quota} {Period}");
            }

            File.WriteAllText(Path.Combine(folder, "cpu.cfs_period_us"), $"{Period}");
            File.WriteAllText(Path.Combine(folder, "cpu.cfs_quota_us"), $"{quota}");
            return new ControlGroupLimit(folder, $"cgroup v1, cpu.cfs_quota_us {quota} of {Period}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(folder);
            return null;
        }
    }

    public void Dispose() => Remove(_folder);

    private static void Remove(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException exception)
        {
            // The kernel keeps a group until its last process is gone.
            Console.Error.WriteLine($"{folder} is left behind: {exception.Message}");
        }
    }
}
