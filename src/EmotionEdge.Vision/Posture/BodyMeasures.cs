using System.Numerics;
using EmotionEdge.Core.Posture;

namespace EmotionEdge.Vision.Posture;

/// <summary>
/// What one look at a body measures of the cues; <see langword="null"/> where the points for it are not seen. How much is a cue
/// stands at <see cref="CueLevels"/>.
/// </summary>
/// <param name="Scale">S: the distance of the shoulders in pixels, at least one and a half widths of the face, as for somebody seen from the side.</param>
/// <param name="HandDistance">From the nearer hand to the middle of the face, in face sizes.</param>
/// <param name="HeadPitch">Degrees that the head is bowed; negative: raised.</param>
/// <param name="Crossing">By how much of S both wrists are on the other side of the chest's middle line; negative: one or both are not, or not before the trunk.</param>
/// <param name="FaceWidth">In pixels.</param>
/// <param name="HeadToShoulders">The width of the face by the distance of the shoulders.</param>
internal readonly record struct BodyMeasures(
    float Scale, float? HandDistance, float? HeadPitch, float? Crossing, float FaceWidth, float? HeadToShoulders)
{
    /// <summary>Beyond the wrist the hand goes on by so much of the forearm, to the knuckles.</summary>
    private const float HandLength = 0.35f;

    // An upright head, camera at its height, has its eyes 0.2 ear distances above the ears and 0.6 before them: measured on the
    // clips of models/training/posture.
    private const float EyesAbove = 0.2f;
    private const float EyesBefore = 0.6f;

    /// <summary>Ears nearer than this, in face widths, are those of a profile.</summary>
    private const float ProfileEars = 0.4f;

    // Where the ears are not seen: the nose lies about 0.45 S above the shoulders, each further degree takes 0.007 off 0.25 S at 25 degrees.
    private const float BowedDrop = 0.25f;
    private const float BowedDegrees = 25;
    private const float DropPerDegree = 0.007f;

    // The wrists of crossed arms lie below the shoulders by so much of S.
    private const float HighestWrist = 0.1f;
    private const float LowestWrist = 1.6f;

    private const float LeastScale = 1.5f;

    public static BodyMeasures Of(in Pose pose, in Box face)
    {
        var width = MathF.Max(1, face.Width);
        var shoulders = pose.Sees(BodyPart.LeftShoulder) && pose.Sees(BodyPart.RightShoulder)
            ? Vector2.Distance(pose[BodyPart.LeftShoulder].At, pose[BodyPart.RightShoulder].At)
            : (float?)null;
        var scale = MathF.Max(shoulders ?? 0, LeastScale * width);
        return new BodyMeasures(
            scale,
            HandDistanceOf(pose, face),
            HeadPitchOf(pose, width, scale),
            CrossingOf(pose, scale),
            width,
            shoulders > 0.5f * LeastScale * width ? width / shoulders : null);
    }

    /// <summary>The cues that a single look tells: those of a still picture.</summary>
    public PostureCues Shown => default(PostureCues)
        .With(PostureCue.HandToFace, -HandDistance >= CueLevels.HandToFace.On)
        .With(PostureCue.HeadDown, HeadPitch >= CueLevels.HeadDown.On)
        .With(PostureCue.ArmsCrossed, Crossing >= CueLevels.ArmsCrossed.On);

    private static float? HandDistanceOf(in Pose pose, in Box face)
    {
        var left = DistanceOf(pose, BodyPart.LeftWrist, BodyPart.LeftElbow, face);
        var right = DistanceOf(pose, BodyPart.RightWrist, BodyPart.RightElbow, face);
        return left is { } one && right is { } other ? MathF.Min(one, other) : left ?? right;
    }

    private static float? DistanceOf(in Pose pose, BodyPart wrist, BodyPart elbow, in Box face)
    {
        if (pose.Find(wrist) is not { } at)
            return null;
        var centre = new Vector2(face.CenterX, face.CenterY);
        var nearest = Vector2.Distance(at, centre);
        if (pose.Find(elbow) is { } from)
            nearest = MathF.Min(nearest, Vector2.Distance(at + (HandLength * (at - from)), centre));
        return nearest / MathF.Max(1, MathF.Max(face.Width, face.Height));
    }

    private static float? HeadPitchOf(in Pose pose, float faceWidth, float scale)
    {
        if (pose.Between(BodyPart.LeftEar, BodyPart.RightEar) is { } ears
            && pose.Between(BodyPart.LeftEye, BodyPart.RightEye) is { } eyes
            && pose[BodyPart.LeftEar].At - pose[BodyPart.RightEar].At is var across
            && across.Length() >= ProfileEars * faceWidth)
        {
            // Down is at a right angle to the line through the ears, so that a tilted head is not taken for a bowed one.
            var down = new Vector2(-across.Y, across.X);
            down = down.Y < 0 ? -down : down;
            var lowered = Vector2.Dot(eyes - ears, down) / across.LengthSquared();
            return float.RadiansToDegrees(MathF.Asin(Math.Clamp((lowered + EyesAbove) / EyesBefore, -1, 1)));
        }

        if (pose.Between(BodyPart.LeftShoulder, BodyPart.RightShoulder) is { } middle && pose.Find(BodyPart.Nose) is { } nose)
            return BowedDegrees + ((BowedDrop - ((middle.Y - nose.Y) / scale)) / DropPerDegree);
        return null;
    }

    private static float? CrossingOf(in Pose pose, float scale)
    {
        if (pose.Between(BodyPart.LeftShoulder, BodyPart.RightShoulder) is not { } middle
            || pose.Find(BodyPart.LeftWrist) is not { } left
            || pose.Find(BodyPart.RightWrist) is not { } right)
            return null;

        var across = pose[BodyPart.LeftShoulder].At - pose[BodyPart.RightShoulder].At;
        if (across.Length() < 1)
            return null;
        across = Vector2.Normalize(across);
        var down = new Vector2(-across.Y, across.X);
        down = down.Y < 0 ? -down : down;
        var crossing = MathF.Min(-Vector2.Dot(left - middle, across), Vector2.Dot(right - middle, across)) / scale;
        return IsBeforeTrunk(left) && IsBeforeTrunk(right) ? crossing : MathF.Min(crossing, -1);

        bool IsBeforeTrunk(Vector2 wrist) => Vector2.Dot(wrist - middle, down) / scale is >= HighestWrist and <= LowestWrist;
    }
}
