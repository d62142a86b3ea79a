namespace EmotionEdge.Vision.Posture;

/// <summary>The key points of a body in the order of COCO's, as MoveNet gives them; left and right are the person's own.</summary>
public enum BodyPart
{
    Nose,
    LeftEye,
    RightEye,
    LeftEar,
    RightEar,
    LeftShoulder,
    RightShoulder,
    LeftElbow,
    RightElbow,
    LeftWrist,
    RightWrist,
    LeftHip,
    RightHip,
    LeftKnee,
    RightKnee,
    LeftAnkle,
    RightAnkle,
}
