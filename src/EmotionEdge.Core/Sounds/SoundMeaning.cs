namespace EmotionEdge.Core.Sounds;

/// <summary>
/// What a sound event tells of feelings. The emotions are those that listeners recognise in such sounds (D. Sauter, F. Eisner,
/// A. Calder, S. Scott, "Perceptual cues in nonverbal vocal expressions of emotion", 2010; A. Cowen, H. Elfenbein, P. Laukka,
/// D. Keltner, "Mapping 24 emotions conveyed by brief human vocalization", 2019), with a part for the others that the same
/// sound goes with. Valence and arousal are the mean ratings of emotion words by J. A. Russell and A. Mehrabian (1977), arousal
/// mapped to 0..1: "happy" for a laugh, "distressed" for crying, "terrified" for a scream. A sigh may be relief or weariness
/// (K. Teigen, "Is a sigh 'just a sigh'?", 2008): it lies near the middle and counts half. A cough tells nothing.
/// </summary>
public static class SoundMeaning
{
    private static readonly EmotionScores[] Emotions =
    [
        Of(neutral: 0.08f, happiness: 0.86f, surprise: 0.06f),
        Of(neutral: 0.04f, happiness: 0.04f, sadness: 0.76f, anger: 0.06f, fear: 0.10f),
        Of(neutral: 0.04f, happiness: 0.06f, surprise: 0.14f, sadness: 0.04f, anger: 0.16f, fear: 0.56f),
        Of(neutral: 0.50f, happiness: 0.10f, sadness: 0.30f, anger: 0.06f, disgust: 0.04f),
        EmotionScores.Uniform,
        Of(neutral: 0.12f, sadness: 0.52f, anger: 0.20f, fear: 0.16f),
    ];

    private static readonly Affect[] Affects =
    [
        new(0.81f, 0.755f), new(-0.61f, 0.64f), new(-0.62f, 0.91f), new(-0.10f, 0.30f), new(0, 0.5f), new(-0.61f, 0.64f),
    ];

    private static readonly float[] Weights = [1, 1, 1, 0.5f, 0, 1];

    /// <summary>The reading that an event makes.</summary>
    /// <param name="heard">The event; its confidence is the reading's quality, where the event tells of feelings at all.</param>
    /// <param name="start">When it began.</param>
    /// <param name="end">Up to when it was heard.</param>
    public static Reading ReadingOf(HeardSound heard, DateTimeOffset start, DateTimeOffset end) => new(
        Modality.Sound,
        ScoresOf(heard.Event),
        WeightOf(heard.Event) * Math.Clamp(heard.Confidence, 0, 1),
        0,
        start,
        end)
    {
        Affect = AffectOf(heard.Event),
        Sound = heard,
    };

    /// <summary>The emotions that people hear in it.</summary>
    public static EmotionScores ScoresOf(SoundEvent sound) => Emotions[(int)sound];

    /// <summary>Its valence and arousal.</summary>
    public static Affect AffectOf(SoundEvent sound) => Affects[(int)sound];

    /// <summary>How much it tells of feelings: 0 (nothing) .. 1.</summary>
    public static float WeightOf(SoundEvent sound) => Weights[(int)sound];

    private static EmotionScores Of(
        float neutral = 0, float happiness = 0, float surprise = 0, float sadness = 0, float anger = 0, float disgust = 0, float fear = 0) =>
        EmotionScores.FromWeights([neutral, happiness, surprise, sadness, anger, disgust, fear]);
}
