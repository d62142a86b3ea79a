using System.ComponentModel.DataAnnotations;
using EmotionEdge.Core.Physiology;

namespace EmotionEdge.Core.Fusion;

/// <summary>How readings become one estimate. Section <c>fusion</c>.</summary>
public sealed class FusionOptions
{
    /// <summary>How what the senses say becomes one estimate.</summary>
    /// <value>Defaults to WeightedAverage.</value>
    public FusionMethod Method { get; set; } = FusionMethod.WeightedAverage;

    /// <summary>How reliable readings are, for the method Reliability.</summary>
    public ReliabilityOptions Reliability { get; } = new();

    /// <summary>What is taken off for how this place looks and sounds at rest.</summary>
    public BaselineOptions Baseline { get; } = new();

    /// <summary>How much a wearable counts.</summary>
    public PhysiologyOptions Physiology { get; } = new();

    /// <summary>How much posture counts.</summary>
    public PostureFusionOptions Posture { get; } = new();

    /// <summary>How much the face counts against the other senses.</summary>
    /// <value>Defaults to 1.</value>
    [Range(0, 10)]
    public float FaceWeight { get; set; } = 1;

    /// <summary>How much the voice counts against the other senses.</summary>
    /// <value>Defaults to 0.8.</value>
    [Range(0, 10)]
    public float SpeechWeight { get; set; } = 0.8f;

    /// <summary>How much words count against the other senses.</summary>
    /// <value>Defaults to 0.6.</value>
    [Range(0, 10)]
    public float TextWeight { get; set; } = 0.6f;

    /// <summary>How much sounds without words, a laugh or a scream, count against the other senses.</summary>
    /// <value>Defaults to 0.8.</value>
    [Range(0, 10)]
    public float SoundWeight { get; set; } = 0.8f;

    /// <summary>After this time a face reading counts half.</summary>
    /// <value>Defaults to 1 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan FaceHalfLife { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After this time a speech reading counts half.</summary>
    /// <value>Defaults to 5 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan SpeechHalfLife { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After this time a text reading counts half.</summary>
    /// <value>Defaults to 15 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan TextHalfLife { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// After this time a sound reading counts half. A sound that goes on is told each half second: one laugh or scream by itself
    /// is to be forgotten before it looks like a mood that lasts.
    /// </summary>
    /// <value>Defaults to 1 s.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan SoundHalfLife { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>For how long a sound event counts as being heard after it was heard last.</summary>
    /// <value>Defaults to 3 s.</value>
    [Range(typeof(TimeSpan), "00:00:02", "00:01:00")]
    public TimeSpan SoundHold { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Readings older than this many half-lives are forgotten.</summary>
    /// <value>Defaults to 3.</value>
    [Range(1, 20)]
    public double ForgetAfterHalfLives { get; set; } = 3;

    /// <summary>Below this product of quality and freshness of the best reading, the state is Unknown.</summary>
    /// <value>Defaults to 0.05.</value>
    [Range(0, 1)]
    public float MinimumSupport { get; set; } = 0.05f;

    /// <summary>An emotion less probable than this is not named: the state is Unknown.</summary>
    /// <value>Defaults to 0.3.</value>
    [Range(0, 1)]
    public float MinimumConfidence { get; set; } = 0.3f;

    /// <summary>By how much another emotion must lead before it takes over as the dominant one.</summary>
    /// <value>Defaults to 0.08.</value>
    [Range(0, 1)]
    public float SwitchMargin { get; set; } = 0.08f;

    /// <summary>For how long it must lead.</summary>
    /// <value>Defaults to 0.6 s.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan SwitchAfter { get; set; } = TimeSpan.FromSeconds(0.6);

    /// <summary>How much a sense counts.</summary>
    public float WeightOf(Modality modality) => modality switch
    {
        Modality.Face => FaceWeight,
        Modality.Speech => SpeechWeight,
        Modality.Sound => SoundWeight,
        _ => TextWeight,
    };

    internal (float Weight, TimeSpan HalfLife) Of(ArousalSource source) => source switch
    {
        ArousalSource.Posture => (Posture.Weight, Posture.HalfLife),
        _ => (Physiology.Weight, Physiology.HalfLife),
    };

    internal TimeSpan HalfLifeOf(Modality modality) => modality switch
    {
        Modality.Face => FaceHalfLife,
        Modality.Speech => SpeechHalfLife,
        Modality.Sound => SoundHalfLife,
        _ => TextHalfLife,
    };
}
