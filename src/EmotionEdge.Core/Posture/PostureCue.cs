namespace EmotionEdge.Core.Posture;

/// <summary>
/// What a body tells beside the face, each with how it is measured (S: shoulder width, at least one and a half widths of the
/// face). None is proof of a feeling. Each switches with hysteresis (<c>CueSwitch</c>).
/// </summary>
public enum PostureCue
{
    /// <summary>
    /// Much movement for seconds: key points and picture both change, see <c>MotionMeter</c>. Quantity of motion and energy
    /// go with arousal (A. Camurri, I. Lagerlöf, G. Volpe, "Recognizing emotion from dance movement", 2003; D. Glowinski et
    /// al., "Toward a minimal representation of affective gestures", 2011; H. G. Wallbott, "Bodily expression of emotion", 1998).
    /// </summary>
    Agitation,

    /// <summary>
    /// A hand (the wrist, carried on along the forearm) within 0.9 face sizes of the middle of the face. Self-touch grows with
    /// strain and with thinking (J. A. Harrigan, "Self-touching as an indicator of underlying affect and language processes",
    /// 1985; M. Mahmoud, P. Robinson, "Interpreting hand-over-face gestures", 2011).
    /// </summary>
    HandToFace,

    /// <summary>
    /// The head bowed by 25 degrees or more, from the eyes' height against the ears'; where the ears are not seen, the nose
    /// within 0.25 S above the shoulders. Shame and sadness (Wallbott 1998), and reading.
    /// </summary>
    HeadDown,

    /// <summary>Each wrist at least 0.12 S on the other side of the chest's middle line, between shoulders and hips (Wallbott 1998: disgust, pride; also cold, or comfort).</summary>
    ArmsCrossed,

    /// <summary>
    /// The face at least 15 % larger than is usual for this person here, and so much larger against the shoulders, too: nearer
    /// without having walked. Interest, engagement (A. Mehrabian, "Significance of posture and position", 1969; J. Sanghvi et
    /// al., "Automatic analysis of affective postures and body motion to detect engagement with a game companion", 2011).
    /// </summary>
    LeaningIn,
}
