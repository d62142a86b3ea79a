using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Dashboard.Live;

/// <summary>What a technician should mend at a sensor.</summary>
/// <param name="Sensor">camera or microphone.</param>
/// <param name="Name">See <see cref="SensorHint"/>: silent, dark, ...</param>
/// <param name="Since">When it began.</param>
/// <param name="Advice">For people; pages have it in their own language.</param>
internal sealed record HintAnswer(string Sensor, string Name, DateTimeOffset Since, string Advice)
{
    public static HintAnswer Of(SensorFinding found) => new(found.Hint.Sensor(), found.Hint.Name(), found.Since, found.Hint.Advice());
}
