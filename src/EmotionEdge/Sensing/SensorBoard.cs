using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Sensing;

/// <summary>The sensors of this box and how each of them is.</summary>
internal sealed class SensorBoard(params Func<SensorStatus>[] sensors)
{
    public IReadOnlyList<SensorStatus> Statuses() => Array.ConvertAll(sensors, status => status());

    /// <summary>For people: which sensors are switched on and do not deliver, and why.</summary>
    public IEnumerable<string> NotReady() =>
        from sensor in Statuses()
        where sensor.State is not (SensorState.Streaming or SensorState.Off)
        select $"{sensor.Name} {sensor.State}: {sensor.Detail}";
}
