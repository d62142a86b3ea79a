using System.Diagnostics;
using System.Reflection;
using EmotionEdge.Analysis;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Status;
using EmotionEdge.Devices;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Hosting;

namespace EmotionEdge.Monitoring;

/// <summary>
/// Looks at the box once a second: tells the pacer what there is to use, and the observers how the service is, once a
/// minute and whenever something changes.
/// </summary>
internal sealed class StatusLoop(
    Pacer pacer,
    FrameSlot slot,
    PictureLoop pictures,
    SensorBoard sensors,
    Switches switches,
    AlertOutput output,
    SenseFactory senses,
    Heartbeats heartbeats,
    IEnumerable<IRoomObserver> observers,
    TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly IRoomObserver[] _observers = [.. observers];
    private readonly CpuQuota _quota = new();
    private readonly Thermometer _thermometer = new();
    private readonly ProcessorMeter _wholeService = new(time, () => Environment.CpuUsage.TotalTime);
    private readonly ProcessorMeter _pictures = new(time, () => pictures.ProcessorTime);
    private readonly long _startedAt = time.GetTimestamp();
    private double? _celsius;

    /// <summary>The version of the service, as <c>--version</c> says it.</summary>
    public static string Version { get; } =
        typeof(StatusLoop).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>How the service is now.</summary>
    public StatusReport Report()
    {
        using var process = Process.GetCurrentProcess();
        return new StatusReport(
            time.GetUtcNow(),
            Version,
            time.GetElapsedTime(_startedAt),
            switches.Positions.Privacy,
            sensors.Statuses(),
            senses.Models,
            pacer.Snapshot(slot.Captured),
            _celsius,
            process.WorkingSet64,
            Problems());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        var toldAt = long.MinValue;
        var told = "";
        try
        {
            do
            {
                ObserveBox();
                heartbeats.Report(nameof(StatusLoop));
                var report = Report();
                var now = string.Join('\n', report.Sensors.Select(s => $"{s.Name} {s.State}").Concat(report.Problems).Append($"{report.Privacy}"));
                if (now == told && toldAt != long.MinValue && time.GetElapsedTime(toldAt) < Every)
                    continue;

                (told, toldAt) = (now, time.GetTimestamp());
                foreach (var observer in _observers)
                    observer.OnStatus(report);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private void ObserveBox()
    {
        _celsius = _thermometer.Read();
        pacer.ObserveSystem(_quota.UsableCores(), _wholeService.Read(), _pictures.Read(), _celsius);
    }

    private List<string> Problems()
    {
        var problems = new List<string>();
        if (output.Problem is { } problem)
            problems.Add(problem);
        problems.AddRange(sensors.NotReady());
        problems.AddRange(heartbeats.Stuck().Select(loop => $"{loop} hangs"));
        return problems;
    }
}
