using System.Diagnostics;
using System.Reflection;
using EmotionEdge.Analysis;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Status;
using EmotionEdge.Core.Storage;
using EmotionEdge.Devices;
using EmotionEdge.Hosting;
using EmotionEdge.Mqtt;
using EmotionEdge.Sensing;
using EmotionEdge.Uploads;
using Microsoft.Extensions.Logging;

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
    HintBoard hints,
    Switches switches,
    AlertOutput output,
    MqttBridge bridge,
    SenseFactory senses,
    AnalysisWorker uploads,
    IStorageHealth storage,
    Heartbeats heartbeats,
    IEnumerable<IRoomObserver> observers,
    TimeProvider time,
    ILogger<StatusLoop> logger) : PeriodicLoop(Period, heartbeats, time, logger), IStatusSource
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>By this round everything is open and warm; again each minute from then on.</summary>
    private const int FirstGivingBack = 10;
    private const int RoundsPerGivingBack = 60;

    private readonly IRoomObserver[] _observers = [.. observers];
    private readonly CpuQuota _quota = new();
    private readonly Thermometer _thermometer = new();
    /// <summary>Without uploads: they give way to the live pipeline, which is not to slow down for them.</summary>
    private readonly ProcessorMeter _wholeService = new(time, () => Environment.CpuUsage.TotalTime - uploads.ProcessorTime);
    private readonly ProcessorMeter _pictures = new(time, () => pictures.ProcessorTime);
    private readonly long _startedAt = time.GetTimestamp();
    private double? _celsius;
    private string? _told;
    private long _toldAt;
    private int _round;

    /// <summary>The version of the service, as <c>--version</c> says it.</summary>
    public static string Version { get; } =
        typeof(StatusLoop).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <inheritdoc/>
    public StatusReport? Last { get; private set; }

    /// <summary>How the service is now.</summary>
    public StatusReport Report()
    {
        using var process = Process.GetCurrentProcess();
        return new StatusReport(
            Time.GetUtcNow(),
            Version,
            Time.GetElapsedTime(_startedAt),
            switches.Positions.Privacy,
            sensors.Statuses(),
            senses.Models,
            pacer.Snapshot(slot.Captured),
            _celsius,
            process.WorkingSet64,
            Problems())
        {
            Hints = hints.Findings,
        };
    }

    protected override string Name => "status";

    protected override void GoRound()
    {
        ObserveBox();
        hints.Look();
        if (_round++ % RoundsPerGivingBack == FirstGivingBack)
            NativeMemory.GiveBack();
        var report = Report();
        Last = report;
        var gist = Gist(report);
        if (gist == _told && Time.GetElapsedTime(_toldAt) < Every)
            return;

        (_told, _toldAt) = (gist, Time.GetTimestamp());
        foreach (var observer in _observers)
            observer.OnStatus(report);
    }

    /// <summary>What is worth telling at once when it changes.</summary>
    private static string Gist(StatusReport report) => string.Join(
        '\n',
        report.Sensors.Select(sensor => $"{sensor.Name} {sensor.State}").Concat(report.Problems).Concat(report.Hints.Select(finding => finding.Hint.Name())).Append($"{report.Privacy}"));

    private void ObserveBox()
    {
        _celsius = _thermometer.Read();
        pacer.ObserveSystem(_quota.UsableCores(), _wholeService.Read(), _pictures.Read(), _celsius);
    }

    private List<string> Problems()
    {
        var problems = new List<string>();
        if (switches.Positions.Refused)
            problems.Add("nothing is sensed: set-up named a workplace or school and no medical or safety reason; change that on the page Set-up");
        if (output.Problem is { } problem)
            problems.Add(problem);
        problems.AddRange(bridge.Problems);
        if (storage.Problem is { } trouble)
            problems.Add(trouble);
        problems.AddRange(sensors.NotReady());
        problems.AddRange(Heartbeats.Stuck().Select(loop => $"{loop} hangs"));
        return problems;
    }
}
