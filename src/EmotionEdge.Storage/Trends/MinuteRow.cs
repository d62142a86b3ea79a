using EmotionEdge.Core.Trends;

namespace EmotionEdge.Storage.Trends;

internal sealed class MinuteRow
{
    /// <summary>Minutes since 1970.</summary>
    public required long Id { get; init; }

    public required int Neutral { get; init; }

    public required int Happiness { get; init; }

    public required int Surprise { get; init; }

    public required int Sadness { get; init; }

    public required int Anger { get; init; }

    public required int Disgust { get; init; }

    public required int Fear { get; init; }

    public required int Unknown { get; init; }

    public required float Valence { get; init; }

    public required float Arousal { get; init; }

    public required int People { get; init; }

    public static long IdOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / 60;

    public static MinuteRow Of(MinuteMood mood) => new()
    {
        Id = IdOf(mood.Minute),
        Neutral = mood.Counts[0],
        Happiness = mood.Counts[1],
        Surprise = mood.Counts[2],
        Sadness = mood.Counts[3],
        Anger = mood.Counts[4],
        Disgust = mood.Counts[5],
        Fear = mood.Counts[6],
        Unknown = mood.Counts[7],
        Valence = mood.Valence,
        Arousal = mood.Arousal,
        People = mood.People,
    };

    public MinuteMood ToMood() => new(
        DateTimeOffset.FromUnixTimeSeconds(Id * 60),
        [Neutral, Happiness, Surprise, Sadness, Anger, Disgust, Fear, Unknown],
        Valence,
        Arousal,
        People);
}
