using EmotionEdge.Core;
using EmotionEdge.Core.Status;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Live;

/// <summary>How the service is; see <see cref="StatusReport"/>.</summary>
internal sealed record StatusAnswer(
    DateTimeOffset Time,
    string Version,
    long UptimeSeconds,
    bool Privacy,
    IReadOnlyList<SensorAnswer> Sensors,
    IReadOnlyList<ModelStatus> Models,
    PacingAnswer? Pacing,
    double? TemperatureCelsius,
    long? MemoryBytes,
    IReadOnlyList<string> Problems,
    IReadOnlyList<HintAnswer> Hints)
{
    /// <summary>
    /// For who sees aggregates only: whether the box senses at all, which everybody in the room may know, but not how it
    /// is made, nor what stands in problems and details, such as paths and addresses.
    /// </summary>
    public StatusAnswer ForViewers() => this with
    {
        Sensors = [.. Sensors.Select(sensor => sensor with { Detail = null })],
        Models = [],
        Pacing = null,
        TemperatureCelsius = null,
        MemoryBytes = null,
        Problems = [],
        Hints = [],
    };

    public static StatusAnswer Of(StatusReport report) => new(
        report.Time,
        report.Version,
        (long)report.Uptime.TotalSeconds,
        report.Privacy,
        [.. report.Sensors.Select(SensorAnswer.Of)],
        report.Models,
        PacingAnswer.Of(report.Pacing),
        report.TemperatureCelsius is { } degrees ? Answers.Number(degrees) : null,
        report.MemoryBytes,
        [.. report.Problems.Select(Sentence.Of)],
        [.. report.Hints.Select(HintAnswer.Of)]);
}
