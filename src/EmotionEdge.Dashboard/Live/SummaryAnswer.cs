using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Live;

/// <summary>The fused state of the room.</summary>
/// <param name="Time">The moment this is about.</param>
/// <param name="Dominant">An emotion or Unknown.</param>
/// <param name="Confidence">0..1; 0 for Unknown.</param>
/// <param name="Valence">-1..1; missing where nothing is sensed.</param>
/// <param name="Arousal">0..1; missing where nothing is sensed.</param>
/// <param name="Scores">The seven; missing where nothing is sensed.</param>
/// <param name="Faces">How many are seen.</param>
/// <param name="Contributions">The share of each sense.</param>
/// <param name="Sensors">How each sensor is.</param>
internal sealed record SummaryAnswer(
    DateTimeOffset Time,
    string Dominant,
    double? Confidence,
    double? Valence,
    double? Arousal,
    Dictionary<string, double?>? Scores,
    int Faces,
    Dictionary<string, double?> Contributions,
    IReadOnlyList<SensorAnswer> Sensors)
{
    public static SummaryAnswer Of(Summary summary)
    {
        var sensed = summary.Contributions != default;
        return new SummaryAnswer(
            summary.Time,
            summary.Dominant.NameOrUnknown(),
            Answers.Number(summary.Confidence),
            sensed ? Answers.Number(summary.Affect.Valence) : null,
            sensed ? Answers.Number(summary.Affect.Arousal) : null,
            sensed ? Answers.Scores(summary.Scores) : null,
            summary.Faces,
            Answers.Weights(summary.Contributions),
            [.. summary.Sensors.Select(SensorAnswer.Of)]);
    }
}
