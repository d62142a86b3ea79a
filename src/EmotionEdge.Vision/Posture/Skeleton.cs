namespace EmotionEdge.Vision.Posture;

/// <summary>Which key points are joined where a body is drawn.</summary>
public static class Skeleton
{
    private static readonly (BodyPart From, BodyPart To)[] AllBones =
    [
        (BodyPart.LeftShoulder, BodyPart.RightShoulder),
        (BodyPart.LeftShoulder, BodyPart.LeftElbow),
        (BodyPart.LeftElbow, BodyPart.LeftWrist),
        (BodyPart.RightShoulder, BodyPart.RightElbow),
        (BodyPart.RightElbow, BodyPart.RightWrist),
        (BodyPart.LeftShoulder, BodyPart.LeftHip),
        (BodyPart.RightShoulder, BodyPart.RightHip),
        (BodyPart.LeftHip, BodyPart.RightHip),
        (BodyPart.LeftHip, BodyPart.LeftKnee),
        (BodyPart.LeftKnee, BodyPart.LeftAnkle),
        (BodyPart.RightHip, BodyPart.RightKnee),
        (BodyPart.RightKnee, BodyPart.RightAnkle),
    ];

    /// <summary>Trunk, arms and legs; the head is where the face is.</summary>
    public static ReadOnlySpan<(BodyPart From, BodyPart To)> Bones => AllBones;
}
