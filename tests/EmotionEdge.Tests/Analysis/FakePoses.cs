using System.Numerics;
using EmotionEdge.Core.Media;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Tests.Analysis;

/// <summary>Finds a body under one face, its left hand at the chin; its face is where it was told, wherever it is looked for.</summary>
internal sealed class FakePoses(Box face) : IPoseModel
{
    // From the middle of the face, in its widths.
    private static readonly (BodyPart Part, float X, float Y)[] Points =
    [
        (BodyPart.Nose, 0, 0.1f), (BodyPart.LeftEye, 0.2f, -0.2f), (BodyPart.RightEye, -0.2f, -0.2f),
        (BodyPart.LeftEar, 0.5f, 0), (BodyPart.RightEar, -0.5f, 0),
        (BodyPart.LeftShoulder, 1.1f, 1.1f), (BodyPart.RightShoulder, -1.1f, 1.1f),
        (BodyPart.LeftElbow, 1, 2), (BodyPart.LeftWrist, 0.3f, 0.8f),
    ];

    public int Looks { get; private set; }

    public Pose Find(VideoFrame frame, in Box square)
    {
        Looks++;
        var pose = default(Pose);
        foreach (var (part, x, y) in Points)
            pose[part] = new KeyPoint(new Vector2(face.CenterX + (x * face.Width), face.CenterY + (y * face.Width)), 0.8f);
        return pose;
    }
}
