namespace EmotionEdge.Core;

/// <summary>
/// Valence (-1 unpleasant .. 1 pleasant) and arousal (0 drowsy .. 1 excited), the two axes of the circumplex model
/// of affect (J. A. Russell, "A circumplex model of affect", 1980).
/// </summary>
public readonly record struct Affect(float Valence, float Arousal)
{
    /// <summary>
    /// Where each emotion lies: the mean ratings of J. A. Russell and A. Mehrabian, "Evidence for a three-factor theory
    /// of emotions" (1977), for happy, surprised, sad, angry, disgusted and fearful; their arousal of -1..1 is mapped to
    /// 0..1. Neutral is the origin.
    /// </summary>
    private static readonly Affect[] OfEmotion =
    [
        new(0.00f, 0.500f),
        new(0.81f, 0.755f),
        new(0.40f, 0.835f),
        new(-0.63f, 0.365f),
        new(-0.51f, 0.795f),
        new(-0.60f, 0.675f),
        new(-0.64f, 0.800f),
    ];

    public static Affect Of(Emotion emotion) => OfEmotion[(int)emotion];

    /// <summary>The mean of the emotions' places, weighted by their probabilities.</summary>
    public static Affect Of(in EmotionScores scores)
    {
        float valence = 0, arousal = 0;
        for (var i = 0; i < EmotionScores.Count; i++)
        {
            valence += scores[i] * OfEmotion[i].Valence;
            arousal += scores[i] * OfEmotion[i].Arousal;
        }

        return new Affect(valence, arousal);
    }
}
