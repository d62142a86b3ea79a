using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Imaging;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests.Imaging;

public sealed class GreyPatchTests
{
    [Theory]
    [InlineData(255, 0, 0, 29.07f)]
    [InlineData(0, 255, 0, 149.685f)]
    [InlineData(0, 0, 255, 76.245f)]
    [InlineData(255, 255, 255, 255)]
    [InlineData(0, 0, 0, 0)]
    public void Grey_weighs_blue_green_and_red_as_BT601_does(byte blue, byte green, byte red, float expected)
    {
        var frame = Frames.Plain(3, 3);
        for (var i = 0; i < frame.Pixels.Length; i += VideoFrame.Channels)
            (frame.Pixels[i], frame.Pixels[i + 1], frame.Pixels[i + 2]) = (blue, green, red);
        var patch = new GreyPatch();
        patch.Load(frame, new Box(0, 0, 3, 3), 1);

        Assert.Equal(expected, patch.At(1.5f, 1.5f), 0.01);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_slope_is_read_exactly_between_the_samples_at_any_reduction(int factor)
    {
        var frame = Frames.Of(100, 100, (x, y) => x + y);
        var patch = new GreyPatch();
        patch.Load(frame, new Box(10, 10, 90, 90), factor);

        foreach (var (x, y) in new[] { (30f, 30f), (41.3f, 52.7f), (60.25f, 33.9f) })
            Assert.Equal(x + y, patch.At(x, y), 0.02);
    }

    [Theory]
    [InlineData(-50, -50, 10)]
    [InlineData(70, -50, 20)]
    [InlineData(70, 70, 40)]
    [InlineData(-50, 70, 30)]
    public void Beyond_the_frame_the_border_is_repeated(float x, float y, float expected)
    {
        var frame = Frames.Of(20, 20, (px, py) => 10 + (px > 10 ? 10 : 0) + (py > 10 ? 20 : 0));
        var patch = new GreyPatch();
        patch.Load(frame, new Box(x - 5, y - 5, x + 5, y + 5), 1);

        Assert.Equal(expected, patch.At(x, y), 0.01);
    }

    [Fact]
    public void A_face_that_comes_nearer_needs_no_new_memory_for_each_frame()
    {
        var frame = Frames.Plain(320, 240);
        var patch = new GreyPatch();
        patch.Load(frame, new Box(0, 0, 140, 140), 1);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var side = 140; side <= 180; side++)
            patch.Load(frame, new Box(0, 0, side, side), 1);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Bounds_that_are_no_numbers_or_without_end_do_no_harm()
    {
        var frame = Frames.Plain(8, 8, grey: 50);
        var patch = new GreyPatch();
        foreach (var strange in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue })
        {
            patch.Load(frame, new Box(strange, strange, strange, strange), int.MaxValue);
            Assert.Equal(50, patch.At(4, 4), 0.01);
        }
    }
}
