using EmotionEdge.Vision.Detection;
using EmotionEdge.Vision.Imaging;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests.Detection;

public sealed class LetterboxInputTests
{
    private readonly float[] _tensor = new float[8 * 8 * 3];

    [Fact]
    public void Blue_green_red_bytes_become_red_green_blue_from_minus_one_to_one()
    {
        var frame = Frames.Plain(8, 8);
        for (var i = 0; i < frame.Pixels.Length; i += 3)
            (frame.Pixels[i], frame.Pixels[i + 1], frame.Pixels[i + 2]) = (0, 51, 255);

        new LetterboxInput(8).Write(frame, PixelArea.Whole(frame), _tensor);

        for (var i = 0; i < _tensor.Length; i += 3)
        {
            Assert.Equal(1, _tensor[i], 5);
            Assert.Equal(-0.6f, _tensor[i + 1], 5);
            Assert.Equal(-1, _tensor[i + 2], 5);
        }
    }

    [Fact]
    public void Bars_are_black_also_after_a_frame_of_another_shape()
    {
        var input = new LetterboxInput(8);
        var tall = Frames.Plain(2, 4, grey: 255);
        var wide = Frames.Plain(4, 2, grey: 255);

        input.Write(tall, PixelArea.Whole(tall), _tensor);
        Assert.All(Enumerable.Range(0, 64), pixel => Assert.Equal(pixel % 8 is >= 2 and < 6 ? 1 : -1, _tensor[pixel * 3], 5));

        input.Write(wide, PixelArea.Whole(wide), _tensor);
        Assert.All(Enumerable.Range(0, 64), pixel => Assert.Equal(pixel / 8 is >= 2 and < 6 ? 1 : -1, _tensor[pixel * 3], 5));
    }
}
