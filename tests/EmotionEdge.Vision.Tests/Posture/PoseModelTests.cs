using System.Numerics;
using EmotionEdge.Core.Posture;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Posture;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests.Posture;

/// <summary>The files of the repository on real people; that they equal the original is tested where pictures are decoded exactly.</summary>
public sealed class PoseModelTests(Models models) : IClassFixture<Models>
{
    [Theory]
    [InlineData(Precision.Fp32)]
    [InlineData(Precision.Int8)]
    public async Task The_arm_of_a_standing_person_is_found_where_it_is(Precision precision)
    {
        var picture = await Pictures.Sample(6);
        var face = new Box(237, 539, 456, 758);

        var pose = StillBody.Find(models.Poses(precision), picture, face)!.Value.Pose;

        // Where they are by eye.
        AssertNear(pose, BodyPart.Nose, 376, 655);
        AssertNear(pose, BodyPart.LeftEye, 416, 604);
        AssertNear(pose, BodyPart.RightEye, 322, 607);
        AssertNear(pose, BodyPart.RightShoulder, 228, 939);
        AssertNear(pose, BodyPart.RightElbow, 246, 1293);
    }

    [Fact]
    public async Task A_hand_at_the_chin_is_seen()
    {
        var frame = await Pictures.Read(Pictures.Shared("clips/help.mkv"), "select=eq(n\\,30)");
        var face = Assert.Single(models.Detector(Precision.Fp32).Detect(frame).ToArray());

        var body = StillBody.Find(models.Poses(Precision.Fp32), frame, face.Box)!.Value;

        Assert.True(body.Cues[PostureCue.HandToFace]);
        Assert.False(body.Cues[PostureCue.ArmsCrossed]);
        Assert.False(body.Cues[PostureCue.HeadDown]);
    }

    [Fact]
    public async Task Hanging_arms_are_no_cue()
    {
        var frame = await Pictures.Read(Pictures.Shared("clips/no.mkv"), "select=eq(n\\,0)");
        var face = Assert.Single(models.Detector(Precision.Fp32).Detect(frame).ToArray());

        Assert.Equal(0, StillBody.Find(models.Poses(Precision.Fp32), frame, face.Box)!.Value.Cues.Number);
    }

    [Theory]
    [InlineData(Precision.Fp32)]
    [InlineData(Precision.Int8)]
    public void Empty_pictures_show_nobody(Precision precision)
    {
        var poses = models.Poses(precision);
        var square = new Box(0, 0, 480, 480);

        Assert.False(poses.Find(Frames.Plain(480, 480, 0), square).IsPerson);
        Assert.False(poses.Find(Frames.Plain(480, 480), square).IsPerson);
        Assert.False(poses.Find(Frames.Noise(480, 480, 1), square).IsPerson);
        Assert.False(poses.Find(Frames.Of(480, 480, (x, y) => (x + y) / 4), square).IsPerson);
    }

    [Fact]
    public async Task Points_stay_where_they_are_when_the_square_reaches_beyond_the_frame()
    {
        var picture = await Pictures.Sample(6);
        var poses = models.Poses(Precision.Fp32);

        // The person at the left border: the square's left third is outside.
        var pose = poses.Find(picture, new Box(-500, 300, 1000, 1800));

        Assert.True(pose.Wears(new Box(237, 539, 456, 758)));
        AssertNear(pose, BodyPart.RightElbow, 246, 1293);
    }

    [Theory]
    [InlineData(-500, -500, -100, -100)]
    [InlineData(100, 100, 100, 100)]
    [InlineData(float.NaN, 0, 10, 10)]
    [InlineData(200, 200, 100, 100)]
    public void A_square_beside_the_frame_or_of_no_size_holds_nobody(float left, float top, float right, float bottom) =>
        Assert.False(models.Poses(Precision.Fp32).Find(Frames.Plain(640, 480), new Box(left, top, right, bottom)).IsPerson);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 900)]
    [InlineData(2000, 3)]
    public void Odd_frames_are_no_fault(int width, int height) =>
        Assert.False(models.Poses(Precision.Fp32).Find(Frames.Plain(width, height), new Box(-3, -3, 400, 400)).IsPerson);

    [Fact]
    public void Another_model_is_refused()
    {
        using var session = models.Open("blazeface-256", Precision.Fp32);

        Assert.Contains("not a pose network", Assert.Throws<ModelException>(() => new PoseModel(session)).Message, StringComparison.Ordinal);
    }

    private static void AssertNear(in Pose pose, BodyPart part, float x, float y)
    {
        Assert.True(pose.Sees(part), $"{part} {pose[part].Score}");
        Assert.True(Vector2.Distance(pose[part].At, new Vector2(x, y)) < 40, $"{part} {pose[part].At}");
    }
}
