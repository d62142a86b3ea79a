namespace EmotionEdge.Core.Trends;

/// <summary>The mood of the room in one minute, without anything that belongs to one person.</summary>
/// <param name="Minute">Its beginning, UTC.</param>
/// <param name="Counts">
/// How often each emotion led, in the order of <see cref="Emotion"/>, and last how often none could be told; the sum is how
/// often the room was looked at.
/// </param>
/// <param name="Valence">Mean while something was sensed, -1..1.</param>
/// <param name="Arousal">Mean while something was sensed, 0..1.</param>
/// <param name="People">The most that any sense told apart at once.</param>
public sealed record MinuteMood(DateTimeOffset Minute, IReadOnlyList<int> Counts, float Valence, float Arousal, int People);
