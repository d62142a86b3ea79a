using EmotionEdge.Core.Posture;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Vision.Tests.Posture;

public sealed class BodyMeasuresTests
{
    [Fact]
    public void Somebody_who_stands_upright_shows_no_cue()
    {
        var measures = Of(Bodies.Standing());

        Assert.Equal(0, measures.Shown.Number);
        Assert.Equal(Bodies.S, measures.Scale, 3);
        Assert.Equal(0, measures.HeadPitch!.Value, 1f);
        Assert.Equal(60f / 140, measures.HeadToShoulders!.Value, 4);
    }

    [Theory]
    [InlineData(0.85f, true)]
    [InlineData(0.95f, false)]
    public void A_hand_is_at_the_face_within_nine_tenths_of_its_size(float faces, bool expected)
    {
        // The forearm stands upright below the hand, so that the hand is the nearest.
        var hand = 120 + (faces * Bodies.FaceWidth);
        var wrist = hand + 28;
        var measures = Of(Bodies.Standing().With(BodyPart.LeftElbow, 320, wrist + 80).With(BodyPart.LeftWrist, 320, wrist));

        Assert.Equal(faces, measures.HandDistance!.Value, 0.01f);
        Assert.Equal(expected, measures.Shown[PostureCue.HandToFace]);
    }

    [Fact]
    public void Either_hand_will_do_and_a_wrist_without_its_elbow_too()
    {
        var measures = Of(Bodies.Standing().With(BodyPart.RightWrist, 310, 150).Without(BodyPart.RightElbow, BodyPart.LeftWrist));

        Assert.True(measures.Shown[PostureCue.HandToFace]);
    }

    [Fact]
    public void Without_wrists_nothing_is_said_of_hands_and_arms()
    {
        var measures = Of(Bodies.Standing().With(BodyPart.LeftWrist, 320, 130).Without(BodyPart.LeftWrist, BodyPart.RightWrist));

        Assert.Null(measures.HandDistance);
        Assert.Null(measures.Crossing);
        Assert.Equal(0, measures.Shown.Number);
    }

    [Theory]
    [InlineData(0, 20, false)]
    [InlineData(0, 30, true)]
    [InlineData(25, 20, false)]
    [InlineData(25, 30, true)]
    [InlineData(-25, 30, true)]
    public void The_head_is_down_from_25_degrees_on_however_it_is_tilted(float roll, float pitch, bool expected)
    {
        // The eyes go down by sin(pitch) of the 0.6 ear distances that they lie before the ears.
        var lowered = 60 * ((0.6f * MathF.Sin(float.DegreesToRadians(pitch))) - 0.2f);
        var body = Bodies.Standing();
        foreach (var (part, x, y) in new[] { (BodyPart.LeftEye, 12f, lowered), (BodyPart.RightEye, -12f, lowered), (BodyPart.LeftEar, 30f, 0f), (BodyPart.RightEar, -30f, 0f) })
        {
            var (sin, cos) = MathF.SinCos(float.DegreesToRadians(roll));
            body = body.With(part, 320 + (x * cos) - (y * sin), 120 + (x * sin) + (y * cos));
        }

        var measures = Of(body);

        Assert.Equal(pitch, measures.HeadPitch!.Value, 0.5f);
        Assert.Equal(expected, measures.Shown[PostureCue.HeadDown]);
    }

    [Theory]
    [InlineData(0.45f, false)]
    [InlineData(0.26f, false)]
    [InlineData(0.24f, true)]
    public void Without_ears_the_nose_above_the_shoulders_tells(float above, bool expected)
    {
        var body = Bodies.Standing().With(BodyPart.Nose, 320, 190 - (above * Bodies.S)).Without(BodyPart.LeftEar, BodyPart.RightEar);

        Assert.Equal(expected, Of(body).Shown[PostureCue.HeadDown]);
    }

    [Fact]
    public void With_neither_ears_nor_shoulders_nothing_is_said_of_the_head()
    {
        var measures = Of(Bodies.Standing().Without(BodyPart.LeftEar, BodyPart.LeftShoulder));

        Assert.Null(measures.HeadPitch);
        Assert.Null(measures.HeadToShoulders);
        Assert.Null(measures.Crossing);
        Assert.Equal(1.5f * Bodies.FaceWidth, measures.Scale, 3);
    }

    [Theory]
    [InlineData(0.30f, 0.30f, true)]
    [InlineData(0.13f, 0.30f, true)]
    [InlineData(0.11f, 0.30f, false)]
    [InlineData(0.30f, -0.20f, false)]
    public void Arms_are_crossed_when_both_wrists_are_on_the_other_side(float left, float right, bool expected)
    {
        var measures = Of(Crossed(left, right, 270));

        Assert.Equal(MathF.Min(left, right), measures.Crossing!.Value, 0.01f);
        Assert.Equal(expected, measures.Shown[PostureCue.ArmsCrossed]);
    }

    [Theory]
    [InlineData(180)]
    [InlineData(430)]
    public void Wrists_that_cross_above_the_shoulders_or_below_the_hips_are_no_crossed_arms(float y) =>
        Assert.False(Of(Crossed(0.3f, 0.3f, y)).Shown[PostureCue.ArmsCrossed]);

    private static Bodies Crossed(float left, float right, float y) => Bodies.Standing()
        .With(BodyPart.LeftWrist, Bodies.Middle.X - (left * Bodies.S), y)
        .With(BodyPart.RightWrist, Bodies.Middle.X + (right * Bodies.S), y);

    private static BodyMeasures Of(Pose pose) => BodyMeasures.Of(pose, Bodies.Face);
}
