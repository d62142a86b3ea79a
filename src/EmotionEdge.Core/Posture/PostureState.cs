using EmotionEdge.Core.Physiology;

namespace EmotionEdge.Core.Posture;

/// <summary>What the bodies in the room say together.</summary>
/// <param name="Time">The moment this is about.</param>
/// <param name="People">Of how many the posture is known; where 0, the values below say nothing.</param>
/// <param name="Action">What most of them do; of several as many, the one that comes first in <see cref="PostureAction"/>.</param>
/// <param name="Agitation">0 still .. 1 as lively as it is measured: the mean over people.</param>
/// <param name="Cues">How many of them show each cue. May tell of one person where few are seen: what leaves the device asks for a least number first.</param>
public sealed record PostureState(DateTimeOffset Time, int People, PostureAction Action, float Agitation, PostureCounts Cues)
{
    private const float Still = 0.4f;
    private const float Range = 0.5f;
    private const float TouchShare = 0.4f;

    /// <summary>
    /// Arousal by the bodies, 0.4 (still) .. 0.9: <c>0.4 + 0.5 (1 - (1 - agitation) (1 - 0.4 t))</c>, with t the share of people
    /// with a hand at the face. That it grows with the quantity of movement and with self-touch is Glowinski et al. (2011),
    /// Wallbott (1998) and Harrigan (1985); the numbers are ours. It ends above 0.4 because stillness is calm, sleep, attention or fright.
    /// </summary>
    public float Arousal
    {
        get
        {
            var touching = People > 0 ? (float)Cues[PostureCue.HandToFace] / People : 0;
            return Still + (Range * (1 - ((1 - Agitation) * (1 - (TouchShare * touching)))));
        }
    }

    /// <summary>What fusion takes of it; <see langword="null"/> where nobody's posture is known.</summary>
    public ArousalReading? Reading => People > 0 ? new ArousalReading(Arousal, Time, ArousalSource.Posture) : null;

    /// <summary>Nobody's posture is known.</summary>
    public static PostureState Nobody(DateTimeOffset time) => new(time, 0, PostureAction.Unknown, 0, default);
}
