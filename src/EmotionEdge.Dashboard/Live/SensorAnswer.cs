using EmotionEdge.Core;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Live;

/// <summary>How one sensor is.</summary>
/// <param name="Name">camera or microphone.</param>
/// <param name="State">off, opening, streaming, stalled, lost or backOff.</param>
/// <param name="Detail">For people; may be missing.</param>
internal sealed record SensorAnswer(string Name, string State, string? Detail)
{
    public static SensorAnswer Of(SensorStatus sensor) => new(sensor.Name, Answers.Name(sensor.State), sensor.Detail is { } detail ? Sentence.Of(detail) : null);
}
