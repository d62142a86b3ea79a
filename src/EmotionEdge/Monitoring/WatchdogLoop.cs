using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Monitoring;

/// <summary>
/// Tells systemd that the service is alive, only while every loop of the pipeline goes round: a pipeline that hangs is
/// restarted by systemd (<c>WatchdogSec=</c>).
/// </summary>
internal sealed partial class WatchdogLoop(
    Heartbeats heartbeats,
    ISystemdNotifier notifier,
    TimeProvider time,
    ILogger<WatchdogLoop> logger) : BackgroundService
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!notifier.IsEnabled || Period() is not { } period)
            return;

        using var timer = new PeriodicTimer(period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            var stuck = heartbeats.Stuck();
            if (stuck.Count == 0)
                notifier.Notify(Alive);
            else
                LogStuck(string.Join(", ", stuck), Heartbeats.Limit.TotalSeconds);
        }
    }

    /// <summary>A third of what systemd allows, so that one late tick does no harm.</summary>
    private static TimeSpan? Period() =>
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), CultureInfo.InvariantCulture, out var microseconds)
        && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds / 3.0)
            : null;

    [LoggerMessage(LogLevel.Critical, "These loops have not gone round for {Seconds} s: {Loops}. The watchdog is not fed; systemd will restart the service.")]
    private partial void LogStuck(string loops, double seconds);
}
