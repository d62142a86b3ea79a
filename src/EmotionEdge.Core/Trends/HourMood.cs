namespace EmotionEdge.Core.Trends;

/// <summary>The mood of the room in one hour.</summary>
/// <param name="Hour">Its beginning, UTC.</param>
/// <param name="Minutes">How many minutes of it were kept.</param>
/// <param name="Counts">As in <see cref="MinuteMood"/>, summed up.</param>
/// <param name="Valence">Mean over its minutes.</param>
/// <param name="Arousal">Mean over its minutes.</param>
public sealed record HourMood(DateTimeOffset Hour, int Minutes, IReadOnlyList<long> Counts, double Valence, double Arousal);
