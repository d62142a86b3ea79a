using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Imaging;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests.Imaging;

public sealed class AreaResamplerTests
{
    [Theory]
    [InlineData(640, 480, 256, 192)]
    [InlineData(641, 479, 256, 191)]
    [InlineData(37, 53, 16, 24)]
    [InlineData(16, 16, 16, 16)]
    [InlineData(5, 400, 3, 256)]
    [InlineData(1000, 1, 256, 1)]
    public void Reducing_gives_the_mean_of_the_area_under_each_pixel(int width, int height, int outputWidth, int outputHeight)
    {
        var frame = Frames.Noise(width, height, seed: 1);
        var resampler = new AreaResampler();
        resampler.Begin(frame, PixelArea.Whole(frame), outputWidth, outputHeight);

        for (var y = 0; y < outputHeight; y++)
        {
            var row = resampler.Row(y);
            for (var x = 0; x < outputWidth; x++)
            {
                for (var channel = 0; channel < 3; channel++)
                    Assert.Equal(NaiveMean(frame, x, y, outputWidth, outputHeight, channel), row[(x * 3) + channel], 0.01);
            }
        }
    }

    [Fact]
    public void Enlarging_interpolates_between_pixel_centres()
    {
        var frame = Frames.Of(2, 1, (x, _) => x < 1 ? 0 : 200);
        var resampler = new AreaResampler();
        resampler.Begin(frame, PixelArea.Whole(frame), 4, 1);

        var row = resampler.Row(0);

        Assert.Equal([0f, 50f, 150f, 200f], [row[0], row[3], row[6], row[9]]);
    }

    [Fact]
    public void A_part_of_a_frame_is_resized_as_if_it_were_cut_out()
    {
        var frame = Frames.Noise(100, 80, seed: 2);
        var part = Frames.Plain(61, 43);
        for (var y = 0; y < 43; y++)
            frame.Row(y + 20).Slice(11 * 3, 61 * 3).CopyTo(part.Row(y));

        var ofFrame = new AreaResampler();
        var ofPart = new AreaResampler();
        ofFrame.Begin(frame, new PixelArea(11, 20, 61, 43), 24, 17);
        ofPart.Begin(part, PixelArea.Whole(part), 24, 17);

        for (var y = 0; y < 17; y++)
            Assert.Equal(ofPart.Row(y).ToArray(), ofFrame.Row(y).ToArray());
    }

    [Fact]
    public void A_single_pixel_fills_everything()
    {
        var frame = Frames.Plain(1, 1, grey: 77);
        var resampler = new AreaResampler();
        resampler.Begin(frame, PixelArea.Whole(frame), 31, 7);

        for (var y = 0; y < 7; y++)
            Assert.All(resampler.Row(y).ToArray(), value => Assert.Equal(77, value, 3));
    }

    private static double NaiveMean(VideoFrame frame, int x, int y, int width, int height, int channel)
    {
        double left = (double)x * frame.Width / width, right = (double)(x + 1) * frame.Width / width;
        double top = (double)y * frame.Height / height, bottom = (double)(y + 1) * frame.Height / height;
        double sum = 0;
        for (var j = (int)top; j < Math.Min(frame.Height, Math.Ceiling(bottom)); j++)
        {
            for (var i = (int)left; i < Math.Min(frame.Width, Math.Ceiling(right)); i++)
            {
                var area = (Math.Min(right, i + 1) - Math.Max(left, i)) * (Math.Min(bottom, j + 1) - Math.Max(top, j));
                sum += area * frame.Row(j)[(i * 3) + channel];
            }
        }

        return sum / ((right - left) * (bottom - top));
    }
}
