using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Posture;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests.Posture;

public sealed class MotionMeterTests
{
    private const double Step = 0.25;
    private static readonly Box Region = new(125, 0, 515, 390);
    private readonly VideoFrame _one = Frames.Of(640, 480, (x, y) => 128 + (60 * MathF.Sin(x / 19)) + (60 * MathF.Cos(y / 17)));
    private readonly VideoFrame _other = Frames.Of(640, 480, (x, y) => 128 + (60 * MathF.Sin((x / 19) + 1)) + (60 * MathF.Cos(y / 17)));
    private MotionMeter _meter;

    [Fact]
    public void The_first_look_says_nothing()
    {
        _meter.Update(_one, Bodies.Standing(), Bodies.S, Region, 0);

        Assert.Equal((0, 0, 0), (_meter.Agitation, _meter.HandSpeed, _meter.BodySpeed));
    }

    [Fact]
    public void Waving_moves_the_hand_and_not_the_body()
    {
        for (var i = 0; i < 12; i++)
            Look(i % 2 == 0 ? _one : _other, Bodies.Standing().Moved(i % 2 * 70, 0, BodyPart.RightWrist));

        // 70 pixels in a quarter of a second are 2 S a second.
        Assert.Equal(2, _meter.HandSpeed, 0.05f);
        Assert.Equal(0, _meter.BodySpeed, 0.01f);
    }

    [Fact]
    public void Walking_moves_the_body_and_not_the_hand()
    {
        for (var i = 0; i < 12; i++)
            Look(i % 2 == 0 ? _one : _other, Bodies.Standing().AllMoved(i * 17.5f, 0));

        Assert.Equal(0.5f, _meter.BodySpeed, 0.02f);
        Assert.Equal(0, _meter.HandSpeed, 0.01f);
    }

    [Fact]
    public void Agitation_needs_points_and_picture()
    {
        Assert.Equal(1, AgitationOf(60, pictureChanges: true), 0.05f);
        Assert.Equal(0, AgitationOf(60, pictureChanges: false), 0.01f);
        Assert.Equal(0, AgitationOf(0, pictureChanges: true), 0.01f);
    }

    [Fact]
    public void Points_that_tremble_are_no_agitation() => Assert.Equal(0, AgitationOf(3, pictureChanges: true), 0.01f);

    [Fact]
    public void Agitation_goes_down_again()
    {
        AgitationOf(60, pictureChanges: true);
        for (var i = 0; i < 32; i++)
            Look(_one, Bodies.Standing());

        Assert.InRange(_meter.Agitation, 0, 0.05f);
    }

    [Fact]
    public void After_a_long_pause_the_way_between_is_not_counted()
    {
        Look(_one, Bodies.Standing());
        _meter.Update(_other, Bodies.Standing().AllMoved(200, 0), Bodies.S, Region, 3);

        Assert.Equal((0, 0), (_meter.Agitation, _meter.BodySpeed));
    }

    [Fact]
    public void What_was_not_seen_in_both_looks_is_not_counted()
    {
        for (var i = 0; i < 12; i++)
            Look(i % 2 == 0 ? _one : _other, Bodies.Standing().Moved(i % 2 * 70, 0, BodyPart.RightWrist).Without(BodyPart.RightWrist));

        Assert.Equal(0, _meter.HandSpeed, 0.01f);
        Assert.Equal(0, _meter.Agitation, 0.01f);
    }

    private float AgitationOf(float pixels, bool pictureChanges)
    {
        _meter = default;
        for (var i = 0; i < 48; i++)
            Look(pictureChanges && i % 2 == 1 ? _other : _one, Bodies.Standing().AllMoved(i % 2 * pixels, 0));
        return _meter.Agitation;
    }

    private void Look(VideoFrame frame, Pose pose) => _meter.Update(frame, pose, Bodies.S, Region, Step);
}
