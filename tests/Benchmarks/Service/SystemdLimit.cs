namespace Benchmarks.Service;

/// <summary>A scope with <c>CPUQuota=</c>, where systemd runs the machine.</summary>
internal sealed class SystemdLimit(int percent) : ICpuLimit
{
    public static bool IsPossible => Directory.Exists("/run/systemd/system") && Environment.IsPrivilegedProcess;

    public string Name => $"CPUQuota={percent}%";

    public IReadOnlyList<string> CommandPrefix { get; } =
        ["systemd-run", "--scope", "--quiet", "-p", $"CPUQuota={percent}%"];

    public void Dispose()
    {
        // The scope ends with its last process.
    }
}
