using EmotionEdge.Vision.Expression;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests.Expression;

public sealed class FaceSketchTests
{
    private readonly Box _box = new(20, 20, 84, 84);

    [Fact]
    public void The_same_picture_differs_by_nothing()
    {
        var frame = Frames.Of(100, 100, (x, y) => 128 + (60 * MathF.Sin(x / 9)) + (60 * MathF.Cos(y / 7)));

        Assert.Equal(0, FaceSketch.Of(frame, _box).DifferenceFrom(FaceSketch.Of(frame, _box)));
    }

    [Fact]
    public void Light_and_contrast_do_not_count_as_a_change()
    {
        var bright = Frames.Of(100, 100, (x, y) => 128 + (60 * MathF.Sin(x / 9)) + (60 * MathF.Cos(y / 7)));
        var dim = Frames.Of(100, 100, (x, y) => 60 + (25 * MathF.Sin(x / 9)) + (25 * MathF.Cos(y / 7)));

        Assert.InRange(FaceSketch.Of(bright, _box).DifferenceFrom(FaceSketch.Of(dim, _box)), 0, 0.02f);
    }

    [Fact]
    public void Another_picture_counts_as_a_change()
    {
        var one = Frames.Of(100, 100, (x, y) => 128 + (60 * MathF.Sin(x / 9)) + (60 * MathF.Cos(y / 7)));
        var other = Frames.Of(100, 100, (x, y) => 128 + (60 * MathF.Cos(x / 5)) + (60 * MathF.Sin(y / 11)));

        Assert.True(FaceSketch.Of(one, _box).DifferenceFrom(FaceSketch.Of(other, _box)) > 0.5f);
    }

    [Fact]
    public void Noise_on_a_plain_surface_is_no_change()
    {
        var random = new Random(1);
        var one = Frames.Of(100, 100, (_, _) => random.Next(126, 131));
        var other = Frames.Of(100, 100, (_, _) => random.Next(126, 131));

        Assert.Equal(0, FaceSketch.Of(one, _box).DifferenceFrom(FaceSketch.Of(other, _box)));
    }

    [Fact]
    public void A_box_beyond_the_frame_is_read_from_the_border()
    {
        var frame = Frames.Plain(1, 1, grey: 9);

        Assert.Equal(0, FaceSketch.Of(frame, new Box(-500, float.NaN, 1e20f, 7)).DifferenceFrom(default));
    }
}
