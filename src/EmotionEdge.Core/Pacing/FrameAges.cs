namespace EmotionEdge.Core.Pacing;

/// <summary>How old frames were, from capture to the publishing of their result, over the last minute.</summary>
/// <param name="Frames">How many analysed frames this is about, those that came too late included.</param>
/// <param name="MedianMilliseconds">Half of them were at most this old; 0 when there were none.</param>
/// <param name="P99Milliseconds">99 of 100 were at most this old; 0 when there were none.</param>
/// <param name="WorstMilliseconds">None was older; 0 when there were none.</param>
/// <param name="Total">Frames analysed since the start.</param>
/// <param name="Late">Frames since the start that were older than the limit; their results were dropped.</param>
public readonly record struct FrameAges(
    int Frames,
    double MedianMilliseconds,
    double P99Milliseconds,
    double WorstMilliseconds,
    long Total,
    long Late);
