using System.Numerics;
using EmotionEdge.Vision.Detection;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision.Tests.Detection;

public sealed class LetterboxTests
{
    [Theory]
    [InlineData(640, 480, 0, 32, 256, 192)]
    [InlineData(480, 640, 32, 0, 192, 256)]
    [InlineData(256, 256, 0, 0, 256, 256)]
    [InlineData(1, 1, 0, 0, 256, 256)]
    [InlineData(20000, 1, 0, 127, 256, 1)]
    [InlineData(1, 20000, 127, 0, 1, 256)]
    public void Every_shape_lies_in_the_middle_as_large_as_it_fits(int width, int height, int left, int top, int fitWidth, int fitHeight)
    {
        var letterbox = Letterbox.Fit(new PixelArea(0, 0, width, height), 256);

        Assert.Equal((left, top, fitWidth, fitHeight), (letterbox.Left, letterbox.Top, letterbox.Width, letterbox.Height));
    }

    [Fact]
    public void Corners_of_the_fitted_picture_are_the_corners_of_the_area()
    {
        var letterbox = Letterbox.Fit(new PixelArea(100, 50, 641, 333), 256);

        AssertNear(new Vector2(100, 50), letterbox.ToFrame(new Vector2(letterbox.Left, letterbox.Top)));
        AssertNear(
            new Vector2(741, 383),
            letterbox.ToFrame(new Vector2(letterbox.Left + letterbox.Width, letterbox.Top + letterbox.Height)));
    }

    [Fact]
    public void A_square_inside_the_frame_fills_the_input()
    {
        var letterbox = Letterbox.OfSquare(new Box(100, 50, 484, 434), 640, 480, 192)!.Value;

        Assert.Equal(new Letterbox(new PixelArea(100, 50, 384, 384), 0, 0, 192, 192), letterbox);
        AssertNear(new Vector2(292, 242), letterbox.ToFrame(new Vector2(96, 96)));
    }

    [Fact]
    public void What_of_a_square_lies_outside_the_frame_is_bars_and_points_stay_where_they_are()
    {
        // 96 of 384 pixels are left of the frame, 48 below it.
        var letterbox = Letterbox.OfSquare(new Box(-96, 144, 288, 528), 640, 480, 192)!.Value;

        Assert.Equal(new Letterbox(new PixelArea(0, 144, 288, 336), 48, 0, 144, 168), letterbox);
        AssertNear(new Vector2(-96, 528), letterbox.ToFrame(new Vector2(0, 192)));
        AssertNear(new Vector2(0, 480), letterbox.ToFrame(new Vector2(48, 168)));
    }

    [Theory]
    [InlineData(-10, -10, 0, 0)]
    [InlineData(640, 0, 700, 60)]
    [InlineData(5, 5, 5, 5)]
    [InlineData(float.NaN, 0, 5, 5)]
    public void A_square_beside_the_frame_is_none(float left, float top, float right, float bottom) =>
        Assert.Null(Letterbox.OfSquare(new Box(left, top, right, bottom), 640, 480, 192));

    private static void AssertNear(Vector2 expected, Vector2 actual) => Assert.True(Vector2.Distance(expected, actual) < 1e-3f, $"{actual}");
}
