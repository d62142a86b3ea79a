using System.Globalization;
using System.Runtime.InteropServices;

namespace Microsoft.Extensions.Hosting.Systemd;

/// <summary>Finds out whether systemd started this process.</summary>
public static partial class SystemdHelpers
{
    private static readonly bool s_isSystemdService = Detect();

    /// <summary>
    /// True when the parent process is <c>systemd</c>, or this is process 1 of a container and systemd's notify or listen
    /// variables are set. It reads <c>/proc/PPID/comm</c>, so a unit with <c>ProtectProc=invisible</c> gets false.
    /// </summary>
    public static bool IsSystemdService() => s_isSystemdService;

    private static bool Detect()
    {
        if (Environment.OSVersion.Platform != PlatformID.Unix)
            return false;

        return IsSystemdService(
            Environment.ProcessId,
            getppid(),
            Environment.GetEnvironmentVariable("NOTIFY_SOCKET"),
            Environment.GetEnvironmentVariable("LISTEN_PID"));
    }

    internal static bool IsSystemdService(int processId, int parentId, string? notifySocket, string? listenPid)
    {
        if (processId == 1)
            return !string.IsNullOrEmpty(notifySocket) || !string.IsNullOrEmpty(listenPid);

        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{parentId}/comm")) == "systemd\n";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A parent that may not be looked at is not known to be systemd.
            return false;
        }
    }

    [LibraryImport("libc")]
    private static partial int getppid();
}
