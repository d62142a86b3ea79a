using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Core.Fusion;

/// <summary>The emotional state of the room: the only thing that passes from fusion to the outside.</summary>
/// <param name="Time">The moment this is about.</param>
/// <param name="Scores">Fused probabilities; uniform when nothing is known.</param>
/// <param name="Dominant">The leading emotion after hysteresis, <see langword="null"/> for Unknown.</param>
/// <param name="Confidence">Probability of the dominant emotion, 0..1; 0 for Unknown.</param>
/// <param name="Affect">Fused valence and arousal.</param>
/// <param name="Faces">How many faces are seen.</param>
/// <param name="Contributions">The share of each modality in the scores.</param>
/// <param name="Sensors">State of each sensor.</param>
public sealed record Summary(
    DateTimeOffset Time,
    EmotionScores Scores,
    Emotion? Dominant,
    float Confidence,
    Affect Affect,
    int Faces,
    ModalityWeights Contributions,
    IReadOnlyList<SensorStatus> Sensors)
{
    /// <summary>Stress, 0..1, see <see cref="StressScore"/>.</summary>
    public float Stress { get; init; }

    /// <summary>The share of a wearable in arousal, 0..1; 0 where none reports.</summary>
    public float WearableShare { get; init; }

    /// <summary>The share of the posture in arousal, 0..1; 0 where it is not known.</summary>
    public float PostureShare { get; init; }

    /// <summary>
    /// How many of the <see cref="Faces"/> show which emotion. May tell of one person where few are seen: what leaves the
    /// device asks for a least number first.
    /// </summary>
    public EmotionCounts People { get; init; }
}
