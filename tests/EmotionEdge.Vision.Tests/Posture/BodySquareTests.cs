using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Vision.Tests.Posture;

public sealed class BodySquareTests
{
    [Fact]
    public void Below_a_face_it_reaches_from_above_the_head_to_the_hips()
    {
        var wide = BodySquare.Below(Bodies.Face, close: false);
        var close = BodySquare.Below(Bodies.Face, close: true);

        Assert.Equal((125, 0, 515, 390), ((int)wide.Left, (int)wide.Top, (int)wide.Right, (int)wide.Bottom));
        Assert.Equal((185, 42, 455, 312), ((int)close.Left, (int)close.Top, (int)close.Right, (int)close.Bottom));
    }

    [Fact]
    public void Below_a_face_at_the_border_it_goes_beyond_the_frame()
    {
        var square = BodySquare.Below(Box.FromCenter(5, 470, 60, 60), close: false);

        Assert.Equal((5f, 390f), (square.CenterX, square.Width));
        Assert.True(square.Left < 0 && square.Bottom > 480);
    }

    [Fact]
    public void Around_a_body_it_is_as_the_published_example_cuts()
    {
        // Hips' middle (320, 380); the trunk reaches 190 (to the shoulders), the body 272 (to the eyes).
        var square = BodySquare.Around(Bodies.Standing(), 1280, 960)!.Value;

        Assert.Equal((320, 380), (square.CenterX, square.CenterY));
        Assert.Equal(2 * 1.9f * 190, square.Width, 0.01f);
        Assert.Equal(square.Width, square.Height, 0.01f);
    }

    [Fact]
    public void A_body_that_reaches_farther_than_its_trunk_widens_it()
    {
        var square = BodySquare.Around(Bodies.Standing().With(BodyPart.LeftWrist, 720, 380), 2000, 2000)!.Value;

        Assert.Equal(2 * 1.2f * 400, square.Width, 0.01f);
    }

    [Fact]
    public void It_is_not_larger_than_the_way_to_the_farthest_border()
    {
        // The hips lie in the middle of a frame of 640 by 640; a wrist is said to be far outside.
        var square = BodySquare.Around(Bodies.Standing().AllMoved(0, -60).With(BodyPart.LeftWrist, 1000, 320), 640, 640)!.Value;

        Assert.Equal((0, 0, 640, 640), (square.Left, square.Top, square.Right, square.Bottom));
    }

    [Theory]
    [InlineData(BodyPart.LeftHip, BodyPart.RightHip)]
    [InlineData(BodyPart.LeftShoulder, BodyPart.RightShoulder)]
    public void Without_hips_or_shoulders_there_is_none(BodyPart one, BodyPart other) =>
        Assert.Null(BodySquare.Around(Bodies.Standing().Without(one, other), 1280, 960));

    [Fact]
    public void One_hip_and_one_shoulder_are_enough()
    {
        var square = BodySquare.Around(Bodies.Standing().Without(BodyPart.LeftHip, BodyPart.LeftShoulder), 1280, 960)!.Value;

        Assert.Equal((275, 380), (square.CenterX, square.CenterY));
    }

    [Fact]
    public void A_square_larger_than_the_frame_is_none() => Assert.Null(BodySquare.Around(Bodies.Standing(), 640, 480));
}
