using EmotionEdge.Core.Pacing;

namespace EmotionEdge.Sensing;

/// <summary>How the switches stand.</summary>
/// <param name="Privacy">On: no sensor is open.</param>
/// <param name="Camera">Off: the camera is closed.</param>
/// <param name="Microphone">Off: the microphone is closed.</param>
/// <param name="Profile">How much the service may do.</param>
internal sealed record SwitchPositions(bool Privacy, bool Camera, bool Microphone, PacingProfile Profile = PacingProfile.Balanced)
{
    public static SwitchPositions Default { get; } = new(false, true, true);

    public bool CameraMayOpen => Camera && !Privacy;

    public bool MicrophoneMayOpen => Microphone && !Privacy;
}
