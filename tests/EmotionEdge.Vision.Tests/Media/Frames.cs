using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision.Tests.Media;

/// <summary>Frames made by formula.</summary>
internal static class Frames
{
    public static VideoFrame Plain(int width, int height, byte grey = 128)
    {
        var frame = new VideoFrame();
        frame.Resize(width, height);
        frame.Pixels.Fill(grey);
        return frame;
    }

    public static VideoFrame Noise(int width, int height, int seed)
    {
        var frame = Plain(width, height);
        new Random(seed).NextBytes(frame.Pixels);
        return frame;
    }

    /// <summary>A grey picture: the function gets the pixel's centre in continuous coordinates and gives 0..255.</summary>
    public static VideoFrame Of(int width, int height, Func<float, float, float> grey)
    {
        var frame = Plain(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                frame.Row(y).Slice(x * VideoFrame.Channels, VideoFrame.Channels).Fill((byte)MathF.Round(grey(x + 0.5f, y + 0.5f)));
        }

        return frame;
    }
}
