using System.Numerics;
using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Expression;

namespace EmotionEdge.Vision.Posture;

/// <summary>
/// How much a body moves, from the key points of two looks and from the picture. Points tremble where nothing moves, and the
/// picture changes where the light does, so that agitation is the root of both parts' product. The levels are from clips of
/// people who stand still (0.05 to 0.15 S a second, 0.03 to 0.06 of the picture) and who sign (0.3 to 1.4, 0.1 to 0.28).
/// </summary>
internal struct MotionMeter
{
    private const float StillEnergy = 0.15f;
    private const float LivelyEnergy = 1;
    private const float StillPicture = 0.04f;
    private const float LivelyPicture = 0.2f;
    private const double AgitationConstant = 2;
    private const double SpeedConstant = 0.5;

    /// <summary>After so many seconds without a look nothing can be said of the way between.</summary>
    private const double LongestPause = 1.5;
    private const int LeastParts = 3;

    private Pose _pose;
    private Box _region;
    private FaceSketch _sketch;
    private bool _hasBefore;

    /// <summary>0 still .. 1 as lively as signing fast; over the last two seconds.</summary>
    public float Agitation { get; private set; }

    /// <summary>Of the faster wrist against the shoulders, in S a second; over the last half second.</summary>
    public float HandSpeed { get; private set; }

    /// <summary>Of the shoulders, in S a second; over the last half second.</summary>
    public float BodySpeed { get; private set; }

    /// <param name="frame">The picture.</param>
    /// <param name="pose">The body in it.</param>
    /// <param name="scale">S in pixels.</param>
    /// <param name="region">Where the body is: the picture is compared there.</param>
    /// <param name="seconds">Since the last look.</param>
    public void Update(VideoFrame frame, in Pose pose, float scale, in Box region, double seconds)
    {
        if (_hasBefore && seconds is > 0 and <= LongestPause)
        {
            var perSecond = (float)(1 / (scale * seconds));
            var picture = Part(FaceSketch.Of(frame, _region).DifferenceFrom(_sketch), StillPicture, LivelyPicture);
            var points = Part(MeanShift(pose) * perSecond, StillEnergy, LivelyEnergy);
            Agitation = Moved(Agitation, MathF.Sqrt(points * picture), seconds, AgitationConstant);
            HandSpeed = Moved(HandSpeed, HandShift(pose) * perSecond, seconds, SpeedConstant);
            BodySpeed = Moved(BodySpeed, Middle(pose, _pose).Length() * perSecond, seconds, SpeedConstant);
        }

        (_pose, _region, _sketch, _hasBefore) = (pose, region, FaceSketch.Of(frame, region), true);
    }

    /// <summary>Head, shoulders, elbows and wrists: the mean way of those seen in both looks.</summary>
    private readonly float MeanShift(in Pose pose)
    {
        var sum = 0f;
        var parts = 0;
        if (pose.Head is { } head && _pose.Head is { } before)
        {
            sum += Vector2.Distance(head, before);
            parts++;
        }

        for (var part = BodyPart.LeftShoulder; part <= BodyPart.RightWrist; part++)
        {
            if (!pose.Sees(part) || !_pose.Sees(part))
                continue;
            sum += Vector2.Distance(pose[part].At, _pose[part].At);
            parts++;
        }

        return parts >= LeastParts ? sum / parts : 0;
    }

    private readonly float HandShift(in Pose pose)
    {
        var body = Middle(pose, _pose);
        var farthest = 0f;
        for (var wrist = BodyPart.LeftWrist; wrist <= BodyPart.RightWrist; wrist++)
        {
            if (pose.Sees(wrist) && _pose.Sees(wrist))
                farthest = MathF.Max(farthest, (pose[wrist].At - _pose[wrist].At - body).Length());
        }

        return farthest;
    }

    /// <summary>The way of the middle between the shoulders, or of the head where they are not seen.</summary>
    private static Vector2 Middle(in Pose pose, in Pose before)
    {
        if (pose.Between(BodyPart.LeftShoulder, BodyPart.RightShoulder) is { } now
            && before.Between(BodyPart.LeftShoulder, BodyPart.RightShoulder) is { } then)
            return now - then;
        return pose.Head is { } head && before.Head is { } headBefore ? head - headBefore : Vector2.Zero;
    }

    private static float Part(float value, float still, float lively) => Math.Clamp((value - still) / (lively - still), 0, 1);

    private static float Moved(float value, float to, double seconds, double constant) =>
        value + ((to - value) * (float)(1 - Math.Exp(-seconds / constant)));
}
