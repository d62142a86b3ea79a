using System.Numerics;

namespace EmotionEdge.Vision.Posture;

/// <summary>Where a body is looked for: squares in frame pixels, which may reach beyond the frame.</summary>
internal static class BodySquare
{
    /// <summary>Sides of the squares around a face, and how far they begin above its middle, in face sizes. The trunk comes to lie in the middle, where the network looks for a person.</summary>
    private const float WideSide = 6.5f;
    private const float WideAbove = 2;
    private const float CloseSide = 4.5f;
    private const float CloseAbove = 1.3f;

    /// <summary>From this score on a point tells where the body is: less than to be seen, as a guess is enough here.</summary>
    private const float LeastScore = 0.2f;
    private const float TrunkMargin = 1.9f;
    private const float BodyMargin = 1.2f;

    private static readonly BodyPart[] Trunk = [BodyPart.LeftShoulder, BodyPart.RightShoulder, BodyPart.LeftHip, BodyPart.RightHip];

    /// <summary>From above the head to the hips.</summary>
    /// <param name="face">The face's box.</param>
    /// <param name="close">Head, shoulders and chest only, which leaves out more of the neighbours.</param>
    public static Box Below(in Box face, bool close)
    {
        var size = MathF.Max(face.Width, face.Height);
        var (side, above) = close ? (CloseSide * size, CloseAbove * size) : (WideSide * size, WideAbove * size);
        return Box.FromCenter(face.CenterX, face.CenterY - above + (side / 2), side, side);
    }

    /// <summary>
    /// Around the body just found, as MoveNet's published example cuts the next frame (determine_crop_region of TensorFlow
    /// Hub's tutorial): around the hips, 1.9 times as far as the trunk and 1.2 times as far as the body reaches.
    /// </summary>
    /// <returns><see langword="null"/> where no shoulder or no hip was found, or the square would be larger than the frame.</returns>
    public static Box? Around(in Pose pose, int width, int height)
    {
        if (!Any(pose, BodyPart.LeftShoulder, BodyPart.RightShoulder) || !Any(pose, BodyPart.LeftHip, BodyPart.RightHip))
            return null;

        var (left, right) = (pose[BodyPart.LeftHip], pose[BodyPart.RightHip]);
        var centre = left.Score < LeastScore ? right.At : right.Score < LeastScore ? left.At : (left.At + right.At) / 2;
        float trunk = 0, body = 0;
        foreach (var part in Trunk)
            trunk = MathF.Max(trunk, Reach(pose[part], centre));
        foreach (var point in pose)
            body = MathF.Max(body, Reach(point, centre));

        var farthest = MathF.Max(MathF.Max(centre.X, width - centre.X), MathF.Max(centre.Y, height - centre.Y));
        var half = MathF.Min(MathF.Max(trunk * TrunkMargin, body * BodyMargin), farthest);
        return half < 1 || half > MathF.Max(width, height) / 2f ? null : Box.FromCenter(centre.X, centre.Y, 2 * half, 2 * half);
    }

    private static bool Any(in Pose pose, BodyPart one, BodyPart other) => MathF.Max(pose[one].Score, pose[other].Score) >= LeastScore;

    private static float Reach(in KeyPoint point, Vector2 centre)
    {
        if (point.Score < LeastScore)
            return 0;
        var apart = Vector2.Abs(point.At - centre);
        return MathF.Max(apart.X, apart.Y);
    }
}
