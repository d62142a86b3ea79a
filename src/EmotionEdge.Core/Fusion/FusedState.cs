namespace EmotionEdge.Core.Fusion;

/// <summary>The fused estimate at one moment, without the sensors' states.</summary>
/// <param name="Time">The moment this is about.</param>
/// <param name="Scores">Fused probabilities; uniform when nothing is known.</param>
/// <param name="Dominant">The leading emotion after hysteresis, <see langword="null"/> for Unknown.</param>
/// <param name="Confidence">Probability of the dominant emotion, 0..1; 0 for Unknown.</param>
/// <param name="Affect">Fused valence and arousal; a wearable and the posture count in arousal.</param>
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
    private readonly float? _stress;

    /// <summary>Stress, 0..1, see <see cref="StressScore"/>: by the senses, a wearable and the posture, where given, else by valence and arousal.</summary>
    public float Stress
    {
        get => _stress ?? StressScore.Of(Affect);
        init => _stress = value;
    }

    /// <summary>The share of a wearable in arousal, 0..1; 0 where none reports.</summary>
    public float WearableShare { get; init; }

    /// <summary>The share of the posture in arousal, 0..1; 0 where it is not known.</summary>
    public float PostureShare { get; init; }

    /// <summary>How many of the people whose faces are seen show which emotion, each by their own readings and hysteresis.</summary>
    public EmotionCounts People { get; init; }
}
