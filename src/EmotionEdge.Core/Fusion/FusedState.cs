namespace EmotionEdge.Core.Fusion;

/// <summary>The fused estimate at one moment, without the sensors' states.</summary>
/// <param name="Time">The moment this is about.</param>
/// <param name="Scores">Fused probabilities; uniform when nothing is known.</param>
/// <param name="Dominant">The leading emotion after hysteresis, <see langword="null"/> for Unknown.</param>
/// <param name="Confidence">Probability of the dominant emotion, 0..1; 0 for Unknown.</param>
/// <param name="Affect">Fused valence and arousal.</param>
/// <param name="Faces">How many faces have a fresh reading.</param>
/// <param name="Contributions">The share of each modality in the scores.</param>
public readonly record struct FusedState(
    DateTimeOffset Time,
    EmotionScores Scores,
    Emotion? Dominant,
    float Confidence,
    Affect Affect,
    int Faces,
    ModalityWeights Contributions)
{
    /// <summary>How many of the people whose faces are seen show which emotion, each by their own readings and hysteresis.</summary>
    public EmotionCounts People { get; init; }
}
