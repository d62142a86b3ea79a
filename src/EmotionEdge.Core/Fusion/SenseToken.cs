namespace EmotionEdge.Core.Fusion;

/// <summary>What early fusion is told of one sense, beside its embedding.</summary>
/// <param name="IsPresent">The sense has something to say; if not, the rest says nothing.</param>
/// <param name="Scores">Its own answer.</param>
/// <param name="Quality">0..1.</param>
/// <param name="HalfLives">The age of its best reading, in half-lives of the sense.</param>
/// <param name="IsEmbedded">Its embedding was given.</param>
public readonly record struct SenseToken(bool IsPresent, EmotionScores Scores, float Quality, float HalfLives, bool IsEmbedded);
