namespace EmotionEdge.Core.Fusion;

/// <summary>What the readings of one sense come to.</summary>
/// <param name="Scores">Their mean.</param>
/// <param name="Affect">Their mean.</param>
/// <param name="Quality">Their mean.</param>
/// <param name="Support">Quality times freshness of the best of them.</param>
/// <param name="Strength">The weight of the best of them, by the method of fusion.</param>
/// <param name="HalfLives">The age of the best of them, in half-lives of the sense.</param>
/// <param name="Readings">How many there are; 0: the sense is not present and the rest says nothing.</param>
public readonly record struct ModalityAverage(
    EmotionScores Scores,
    Affect Affect,
    float Quality,
    float Support,
    float Strength,
    float HalfLives,
    int Readings);
