using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core;

/// <summary>
/// What one sense found in one subject over one span of time: the only thing that passes from the senses to fusion.
/// </summary>
/// <param name="Modality">The sense.</param>
/// <param name="Scores">Calibrated probabilities.</param>
/// <param name="Quality">0 (worthless) .. 1 (as good as the sense gets): size, light, noise, length.</param>
/// <param name="Subject">The track of a face; 0 where the sense cannot tell people apart.</param>
/// <param name="Start">When the observed span began.</param>
/// <param name="End">When it ended; age is counted from here.</param>
public readonly record struct Reading(
    Modality Modality,
    EmotionScores Scores,
    float Quality,
    int Subject,
    DateTimeOffset Start,
    DateTimeOffset End)
{
    private readonly Affect? _affect;

    /// <summary>Valence and arousal: measured by the sense where it can, else those of the scores.</summary>
    public Affect Affect
    {
        get => _affect ?? Affect.Of(Scores);
        init => _affect = value;
    }

    /// <summary>
    /// What the sense's network made of it; empty where there is none, as in a recording. Whoever keeps the reading copies it:
    /// its memory is used again.
    /// </summary>
    public Embedding Embedding { get; init; }

    /// <summary>The event that was heard, where the sense hears events.</summary>
    public HeardSound? Sound { get; init; }
}
