using EmotionEdge.Core;

namespace EmotionEdge.Audio.Speech;

/// <summary>What was heard in one span of speech.</summary>
/// <param name="Scores">Calibrated probabilities.</param>
/// <param name="Affect">Valence and arousal.</param>
/// <param name="Quality">0..1: from the length, the distance to the noise and how surely it is speech.</param>
/// <param name="Start">Seconds from the beginning of the stream.</param>
/// <param name="End">Seconds from the beginning of the stream.</param>
/// <param name="Age">How long ago it ended when the result was ready, counted in samples that came since.</param>
public readonly record struct SpeechResult(
    EmotionScores Scores,
    Affect Affect,
    float Quality,
    double Start,
    double End,
    TimeSpan Age)
{
    /// <summary>What the network made of it; stays as it is until <see cref="SpeechPipeline.KeptEmbeddings"/> further spans were heard.</summary>
    public Embedding Embedding { get; init; }

    /// <summary>How loud its loud parts are, in decibels below full scale.</summary>
    public double LevelDbfs { get; init; }
}
