namespace EmotionEdge.Dashboard.Trends;

/// <summary>Moods by the hour.</summary>
/// <param name="Names">What the counts stand for.</param>
/// <param name="Hours">In their order; hours of which nothing was kept are left out.</param>
internal sealed record TrendAnswer(IReadOnlyList<string> Names, IReadOnlyList<HourAnswer> Hours);
