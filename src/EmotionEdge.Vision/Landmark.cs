namespace EmotionEdge.Vision;

/// <summary>
/// The six key points of BlazeFace in the order of its output. Right and left are the person's own: in a picture that
/// is not mirrored the right eye of a frontal face lies left of the left eye.
/// </summary>
public enum Landmark
{
    RightEye,
    LeftEye,
    NoseTip,
    Mouth,
    RightEar,
    LeftEar,
}
