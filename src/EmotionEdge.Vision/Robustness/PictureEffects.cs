using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision.Robustness;

/// <summary>Changed copies of pictures. Made to be right and repeatable, not fast.</summary>
internal static class PictureEffects
{
    private const byte CoverGrey = 128;

    /// <summary>Every value by a function of values from 0 to 255; what it gives is clipped to that range.</summary>
    public static VideoFrame Map(VideoFrame picture, Func<float, float> change)
    {
        var table = new byte[256];
        for (var value = 0; value < table.Length; value++)
            table[value] = ToByte(change(value));
        var result = Copy(picture);
        foreach (ref var value in result.Pixels)
            value = table[value];
        return result;
    }

    /// <summary>Gaussian noise, always the same for pictures of the same size.</summary>
    public static VideoFrame Noise(VideoFrame picture, float deviation)
    {
        var random = new Random(7);
        var result = Copy(picture);
        foreach (ref var value in result.Pixels)
        {
            // Box and Muller, 1958.
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            value = ToByte(value + (deviation * (float)(radius * Math.Cos(2 * Math.PI * random.NextDouble()))));
        }

        return result;
    }

    /// <summary>A rectangle of grey.</summary>
    public static VideoFrame Cover(VideoFrame picture, in Box box)
    {
        var result = Copy(picture);
        var left = Math.Clamp((int)MathF.Round(box.Left), 0, picture.Width);
        var right = Math.Clamp((int)MathF.Round(box.Right), left, picture.Width);
        for (var y = Math.Max(0, (int)MathF.Round(box.Top)); y < Math.Min(picture.Height, (int)MathF.Round(box.Bottom)); y++)
            result.Row(y)[(left * VideoFrame.Channels)..(right * VideoFrame.Channels)].Fill(CoverGrey);
        return result;
    }

    /// <summary>Gaussian, along rows and then along columns; at the edges the last pixel goes on.</summary>
    public static VideoFrame Blur(VideoFrame picture, float sigma)
    {
        var reach = Math.Max(1, (int)MathF.Ceiling(3 * sigma));
        var weights = new float[(2 * reach) + 1];
        for (var i = -reach; i <= reach; i++)
            weights[i + reach] = MathF.Exp(-(i * i) / (2 * sigma * sigma));
        var sum = weights.Sum();
        weights = Array.ConvertAll(weights, weight => weight / sum);

        var rows = Convolve(picture, weights, dx: 1, dy: 0);
        return Convolve(rows, weights, dx: 0, dy: 1);
    }

    /// <summary>About its middle, clockwise as seen; the corners are filled by the edges.</summary>
    public static VideoFrame Turn(VideoFrame picture, float degrees)
    {
        var result = Empty(picture.Width, picture.Height);
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
        float middleX = (picture.Width - 1) / 2f, middleY = (picture.Height - 1) / 2f;
        for (var y = 0; y < result.Height; y++)
        {
            var row = result.Row(y);
            for (var x = 0; x < result.Width; x++)
            {
                var fromX = middleX + (cos * (x - middleX)) + (sin * (y - middleY));
                var fromY = middleY - (sin * (x - middleX)) + (cos * (y - middleY));
                for (var channel = 0; channel < VideoFrame.Channels; channel++)
                    row[(x * VideoFrame.Channels) + channel] = Between(picture, fromX, fromY, channel);
            }
        }

        return result;
    }

    /// <summary>Smaller by a factor, as if seen from farther away; a factor from 1 on changes nothing.</summary>
    public static VideoFrame Shrink(VideoFrame picture, float factor)
    {
        if (factor >= 1)
            return Copy(picture);
        var result = Empty(Math.Max(1, (int)MathF.Round(picture.Width * factor)), Math.Max(1, (int)MathF.Round(picture.Height * factor)));
        var resampler = new AreaResampler();
        resampler.Begin(picture, PixelArea.Whole(picture), result.Width, result.Height);
        for (var y = 0; y < result.Height; y++)
        {
            var from = resampler.Row(y);
            var to = result.Row(y);
            for (var i = 0; i < to.Length; i++)
                to[i] = ToByte(from[i]);
        }

        return result;
    }

    private static VideoFrame Convolve(VideoFrame picture, float[] weights, int dx, int dy)
    {
        var result = Empty(picture.Width, picture.Height);
        var reach = weights.Length / 2;
        for (var y = 0; y < picture.Height; y++)
        {
            for (var i = 0; i < picture.Stride; i++)
            {
                var (x, channel) = Math.DivRem(i, VideoFrame.Channels);
                var sum = 0f;
                for (var k = -reach; k <= reach; k++)
                    sum += weights[k + reach] * At(picture, x + (k * dx), y + (k * dy), channel);
                result.Row(y)[i] = ToByte(sum);
            }
        }

        return result;
    }

    private static byte Between(VideoFrame picture, float x, float y, int channel)
    {
        int left = (int)MathF.Floor(x), top = (int)MathF.Floor(y);
        float right = x - left, down = y - top;
        var above = ((1 - right) * At(picture, left, top, channel)) + (right * At(picture, left + 1, top, channel));
        var below = ((1 - right) * At(picture, left, top + 1, channel)) + (right * At(picture, left + 1, top + 1, channel));
        return ToByte(((1 - down) * above) + (down * below));
    }

    private static byte At(VideoFrame picture, int x, int y, int channel) =>
        picture.Row(Math.Clamp(y, 0, picture.Height - 1))[(Math.Clamp(x, 0, picture.Width - 1) * VideoFrame.Channels) + channel];

    private static VideoFrame Copy(VideoFrame picture)
    {
        var result = new VideoFrame();
        result.CopyFrom(picture);
        return result;
    }

    private static VideoFrame Empty(int width, int height)
    {
        var result = new VideoFrame();
        result.Resize(width, height);
        return result;
    }

    private static byte ToByte(float value) => (byte)Math.Clamp(MathF.Round(value), 0, 255);
}
