using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Alerts;

/// <summary>What one sense said; see <see cref="AlertSense"/>.</summary>
internal sealed record AlertSenseAnswer(string Modality, string Dominant, double? Confidence, double? Valence, double? Arousal, double? Quality)
{
    public static AlertSenseAnswer Of(AlertSense sense) => new(
        Answers.Name(sense.Modality),
        sense.Dominant.NameOrUnknown(),
        Answers.Number(sense.Confidence),
        Answers.Number(sense.Valence),
        Answers.Number(sense.Arousal),
        Answers.Number(sense.Quality));
}
