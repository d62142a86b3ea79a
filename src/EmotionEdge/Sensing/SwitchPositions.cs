using EmotionEdge.Core.Pacing;

namespace EmotionEdge.Sensing;

/// <summary>How the switches stand.</summary>
/// <param name="Privacy">On: no sensor is open.</param>
/// <param name="Camera">Off: the camera is closed.</param>
/// <param name="Microphone">Off: the microphone is closed.</param>
/// <param name="Profile">How much the service may do.</param>
/// <param name="Refused">The place that was named at set-up does not permit inference: no sensor is open, and no text is read.</param>
internal sealed record SwitchPositions(
    bool Privacy, bool Camera, bool Microphone, PacingProfile Profile = PacingProfile.Balanced, bool Refused = false)
{
    public static SwitchPositions Default { get; } = new(false, true, true);

    public bool CameraMayOpen => Camera && !Privacy && !Refused;

    public bool MicrophoneMayOpen => Microphone && !Privacy && !Refused;
}
