namespace EmotionEdge.Core.Posture;

/// <summary>
/// What a body does, once a second: the first of these, from below <see cref="Unknown"/> on, that holds. For HandToFace,
/// ArmsCrossed, HeadDown and LeaningIn see <see cref="PostureCue"/>.
/// </summary>
public enum PostureAction
{
    /// <summary>Nobody's posture was seen in this second.</summary>
    Unknown,

    HandToFace,

    /// <summary>A wrist moves by 0.8 shoulder widths a second or more against the shoulders: waving, talking with the hands, signing.</summary>
    Gesturing,

    /// <summary>The shoulders move by 0.4 shoulder widths a second or more: walking, swaying, sitting down.</summary>
    Moving,

    ArmsCrossed,
    HeadDown,
    LeaningIn,

    /// <summary>Nothing of it.</summary>
    Still,
}
