using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core.Fusion;

/// <summary>What one sense says of the room now.</summary>
/// <param name="Modality">The sense.</param>
/// <param name="Time">The moment this is about.</param>
/// <param name="Present">Whether it has any fresh reading; where not, the values below say nothing.</param>
/// <param name="Scores">Mean of its fresh readings, weighted by quality and age; uniform when absent.</param>
/// <param name="Dominant">The leading emotion, <see langword="null"/> for Unknown.</param>
/// <param name="Confidence">Probability of the dominant emotion, 0..1; 0 for Unknown.</param>
/// <param name="Affect">Valence and arousal.</param>
/// <param name="Quality">Mean quality of the readings, 0..1.</param>
/// <param name="Subjects">How many people it tells apart; 1 for a voice or a text, 0 when absent.</param>
public readonly record struct ModalityState(
    Modality Modality,
    DateTimeOffset Time,
    bool Present,
    EmotionScores Scores,
    Emotion? Dominant,
    float Confidence,
    Affect Affect,
    float Quality,
    int Subjects)
{
    private readonly float? _stress;

    /// <summary>Stress, 0..1, see <see cref="StressScore"/>: by what this sense, a wearable and the posture say, where given, else by its valence and arousal.</summary>
    public float Stress
    {
        get => _stress ?? StressScore.Of(Affect);
        init => _stress = value;
    }

    /// <summary>The sound event that is being heard, where this sense hears any; also one that tells of no feeling.</summary>
    public HeardSound? Sound { get; init; }
}
