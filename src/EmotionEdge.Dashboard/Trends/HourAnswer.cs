using EmotionEdge.Core.Trends;
using EmotionEdge.Dashboard.Api;

namespace EmotionEdge.Dashboard.Trends;

/// <summary>One hour; see <see cref="HourMood"/>.</summary>
/// <param name="Hour">Its beginning.</param>
/// <param name="Minutes">How many minutes of it were kept.</param>
/// <param name="Counts">How often each of the seven led, and last how often none could be told.</param>
/// <param name="Valence">-1..1.</param>
/// <param name="Arousal">0..1.</param>
internal sealed record HourAnswer(DateTimeOffset Hour, int Minutes, IReadOnlyList<long> Counts, double? Valence, double? Arousal)
{
    public static HourAnswer Of(HourMood mood) =>
        new(mood.Hour, mood.Minutes, mood.Counts, Answers.Number(mood.Valence), Answers.Number(mood.Arousal));
}
