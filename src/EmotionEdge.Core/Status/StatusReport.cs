using EmotionEdge.Core.Pacing;
using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Core.Status;

/// <summary>The health of the box.</summary>
/// <param name="Time">When it was taken.</param>
/// <param name="Version">Of the service.</param>
/// <param name="Uptime">Since the service started.</param>
/// <param name="Privacy">Whether the privacy switch is on.</param>
/// <param name="Sensors">State of each sensor.</param>
/// <param name="Models">Models in use.</param>
/// <param name="Pacing">Frame rates, costs and stride.</param>
/// <param name="TemperatureCelsius">Of the hottest thermal zone; <see langword="null"/> where the board has none.</param>
/// <param name="MemoryBytes">Resident memory of the service.</param>
/// <param name="Problems">For people: what is wrong now and what to do; empty when all is well.</param>
public sealed record StatusReport(
    DateTimeOffset Time,
    string Version,
    TimeSpan Uptime,
    bool Privacy,
    IReadOnlyList<SensorStatus> Sensors,
    IReadOnlyList<ModelStatus> Models,
    PacingSnapshot Pacing,
    double? TemperatureCelsius,
    long MemoryBytes,
    IReadOnlyList<string> Problems)
{
    /// <summary>What a technician should mend at the sensors, each sensor's gravest first.</summary>
    public IReadOnlyList<SensorFinding> Hints { get; init; } = [];
}
