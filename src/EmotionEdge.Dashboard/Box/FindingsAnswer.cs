namespace EmotionEdge.Dashboard.Box;

/// <summary>What a look at the box found.</summary>
/// <param name="Time">When it was made.</param>
/// <param name="Findings">As <c>emotionedge doctor --json</c> has them.</param>
internal sealed record FindingsAnswer(DateTimeOffset Time, IReadOnlyList<FindingAnswer> Findings);
