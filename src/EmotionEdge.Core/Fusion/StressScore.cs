using EmotionEdge.Core.Physiology;

namespace EmotionEdge.Core.Fusion;

/// <summary>
/// Stress, 0..1: high arousal together with negative valence, the quarter of the circumplex in which J. A. Russell ("A
/// circumplex model of affect", 1980) has "tense", "alarmed" and "distressed". It is <c>sqrt(n a)</c> with n = -valence / 0.64
/// and a = (arousal - 0.5) / 0.3, each cut to 0..1: 1 where fear lies, 0 for every pleasant, neutral or calm state. A wearable
/// adds a cue c = 2 (its arousal - 0.5), cut to 0..1: <c>1 - (1 - sqrt(n a)) (1 - 0.3 c (1 - max(0, valence)))</c>; alone it
/// makes 0.3 at the most, because a heart beats fast for many reasons. The posture adds one in the same way, which makes 0.2 at
/// the most: people move much, and touch their faces, for many reasons, too. An estimate of how a room feels, no medical measure.
/// </summary>
public static class StressScore
{
    /// <summary>What a wearable makes of it at the most where nothing else does.</summary>
    public const float WearableWeight = 0.3f;

    /// <summary>What the posture makes of it at the most where nothing else does.</summary>
    public const float PostureWeight = 0.2f;

    private static readonly Affect Most = Affect.Of(Emotion.Fear);
    private static readonly Affect Middle = Affect.Of(Emotion.Neutral);

    /// <summary>By what the senses say alone.</summary>
    public static float Of(Affect affect)
    {
        var negative = Math.Clamp(affect.Valence / Most.Valence, 0, 1);
        var aroused = Math.Clamp((affect.Arousal - Middle.Arousal) / (Most.Arousal - Middle.Arousal), 0, 1);
        return MathF.Sqrt(negative * aroused);
    }

    /// <summary>By what the senses say, and a wearable.</summary>
    /// <param name="affect">Of the senses, without the wearable.</param>
    /// <param name="wearable">The wearable's arousal, 0..1.</param>
    /// <param name="freshness">How much it still counts, 0..1.</param>
    public static float Of(Affect affect, float wearable, float freshness) =>
        Raise(Of(affect), affect, new ArousalReading(wearable, default), freshness);

    /// <summary>Takes the cue of a wearable or the posture in.</summary>
    /// <param name="stress">By what is known without it, 0..1.</param>
    /// <param name="affect">Of the senses alone.</param>
    /// <param name="reading">What it says.</param>
    /// <param name="freshness">How much it still counts, 0..1.</param>
    public static float Raise(float stress, Affect affect, in ArousalReading reading, float freshness)
    {
        var cue = Math.Clamp(2 * (reading.Arousal - Middle.Arousal), 0, 1) * freshness * (1 - Math.Max(0, affect.Valence));
        var weight = reading.Source == ArousalSource.Posture ? PostureWeight : WearableWeight;
        return 1 - ((1 - stress) * (1 - (weight * cue)));
    }
}
