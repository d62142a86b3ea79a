namespace EmotionEdge.Dashboard.Live;

/// <summary>One second of the curve: seconds since 1970, and what was sensed; <see langword="null"/> where nothing was.</summary>
internal readonly record struct MoodPoint(long Time, double? Valence, double? Arousal);
