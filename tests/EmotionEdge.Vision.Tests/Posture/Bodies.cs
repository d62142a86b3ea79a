using System.Numerics;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Vision.Tests.Posture;

/// <summary>A body by formula: the face 60 pixels wide around (320, 120), the shoulders 140 apart, all points seen with score 0.9.</summary>
internal sealed class Bodies
{
    public const float FaceWidth = 60;
    public const float S = 140;
    public static readonly Vector2 Middle = new(320, 190);

    private Pose _pose;

    private Bodies()
    {
        var pose = default(Pose);
        foreach (var (part, x, y) in Points)
            pose[part] = new KeyPoint(new Vector2(x, y), 0.9f);
        _pose = pose;
    }

    // Eyes 0.2 ear distances above the ears: upright.
    private static (BodyPart Part, float X, float Y)[] Points =>
    [
        (BodyPart.Nose, 320, 125),
        (BodyPart.LeftEye, 332, 108), (BodyPart.RightEye, 308, 108),
        (BodyPart.LeftEar, 350, 120), (BodyPart.RightEar, 290, 120),
        (BodyPart.LeftShoulder, 390, 190), (BodyPart.RightShoulder, 250, 190),
        (BodyPart.LeftElbow, 405, 280), (BodyPart.RightElbow, 235, 280),
        (BodyPart.LeftWrist, 410, 360), (BodyPart.RightWrist, 230, 360),
        (BodyPart.LeftHip, 365, 380), (BodyPart.RightHip, 275, 380),
        (BodyPart.LeftKnee, 365, 480), (BodyPart.RightKnee, 275, 480),
        (BodyPart.LeftAnkle, 365, 570), (BodyPart.RightAnkle, 275, 570),
    ];

    public static Box Face { get; } = Box.FromCenter(320, 120, FaceWidth, FaceWidth);

    public static Bodies Standing() => new();

    public static implicit operator Pose(Bodies body) => body._pose;

    public Bodies With(BodyPart part, float x, float y, float score = 0.9f)
    {
        _pose[part] = new KeyPoint(new Vector2(x, y), score);
        return this;
    }

    public Bodies Without(params ReadOnlySpan<BodyPart> parts)
    {
        foreach (var part in parts)
            _pose[part] = _pose[part] with { Score = 0.1f };
        return this;
    }

    public Bodies Moved(float x, float y, params ReadOnlySpan<BodyPart> parts)
    {
        foreach (var part in parts)
            _pose[part] = _pose[part] with { At = _pose[part].At + new Vector2(x, y) };
        return this;
    }

    public Bodies AllMoved(float x, float y) => Moved(x, y, Enum.GetValues<BodyPart>());
}
