using Benchmarks.Material;
using Benchmarks.Report;

namespace Benchmarks.Service;

/// <summary>Runs the service for a while and reads what it takes and how old its results are.</summary>
internal sealed class ServiceFigures(string executable, RoomClip clip, TimeSpan duration)
{
    private const double CamerasRate = 15;
    private const double MemoryLimit = 250;
    private const double AgeLimit = 150;
    private const double StopLimit = 5;
    private const int QuotaPercent = 25;

    /// <summary>What happens only once is over by then: compiled methods, opened models, first faces.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    public async Task<Section> MeasureAsync() => new("The service, playing the clip", await RunAsync(null).ConfigureAwait(false));

    /// <summary>The same with a quarter of a core.</summary>
    public async Task<Section> MeasureLimitedAsync()
    {
        using ICpuLimit? limit = SystemdLimit.IsPossible ? new SystemdLimit(QuotaPercent) : ControlGroupLimit.TryCreate(QuotaPercent);
        return limit is null
            ? new Section("The service on a quarter of a core", [new("All", "not measured: no right to make a control group")])
            : new Section($"The service on a quarter of a core ({limit.Name})", await RunAsync(limit).ConfigureAwait(false));
    }

    private async Task<IReadOnlyList<Figure>> RunAsync(ICpuLimit? limit)
    {
        using var service = await ServiceProcess.StartAsync(
            executable, clip, limit,
            "--set", $"storage.directory={Path.Combine(Repository.Artifacts, "bench-state")}", "--set", "dashboard.listen=127.0.0.1:0").ConfigureAwait(false);
        await Task.Delay(WarmUp).ConfigureAwait(false);
        var before = await service.MetricsAsync().ConfigureAwait(false);
        var processor = ProcessFile.ProcessorSeconds(service.Id);
        var start = TimeProvider.System.GetTimestamp();
        await Task.Delay(duration).ConfigureAwait(false);

        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var share = 100 * (ProcessFile.ProcessorSeconds(service.Id) - processor) / seconds;
        var memory = ProcessFile.Megabytes(service.Id, "VmRSS");
        var own = ProcessFile.Megabytes(service.Id, "RssAnon");
        var after = await service.MetricsAsync().ConfigureAwait(false);
        var stop = service.Stop();
        return
        [
            new("Frames analysed a second", Figures.Invariant($"{(after[Analysed] - before[Analysed]) / seconds:0.0} of {CamerasRate:0}")),
            new("Processor, of one core", Figures.Invariant($"{share:0.0} %")),
            new("Frame age from capture to publishing, median", Milliseconds(after, "0.5")),
            Figures.Below("Frame age from capture to publishing, 99 of 100", 1000 * after[Age("0.99")], AgeLimit, "ms"),
            new("Frames too late and dropped", Figures.Invariant($"{after[Late] - before[Late]:0} of {after[Analysed] - before[Analysed]:0}")),
            Figures.Below($"Resident memory after {WarmUp.TotalSeconds + seconds:0} s", memory, MemoryLimit, "MB"),
            new("of it not shared with files", Figures.Number(own) + " MB"),
            stop is { } took
                ? Figures.Below("Time to stop", took.TotalSeconds, StopLimit, "s")
                : new Figure("Time to stop", "it did not", Figures.Invariant($"below {StopLimit} s"), Missed: true),
        ];
    }

    private const string Analysed = "emotionedge_frames_processed_total";
    private const string Late = "emotionedge_frames_late_total";

    private static string Age(string quantile) => $"emotionedge_frame_age_seconds{{quantile=\"{quantile}\"}}";

    private static string Milliseconds(MetricsPage page, string quantile) => Figures.Number(1000 * page[Age(quantile)]) + " ms";
}
