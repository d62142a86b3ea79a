using System.Numerics;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision.Detection;

/// <summary>How a part of a frame lies in a square network input: as large as it fits, in the middle, bars around.</summary>
internal readonly record struct Letterbox(PixelArea Source, int Left, int Top, int Width, int Height)
{
    public static Letterbox Fit(PixelArea source, int side)
    {
        var scale = (double)side / Math.Max(source.Width, source.Height);
        var width = Math.Clamp((int)Math.Round(source.Width * scale), 1, side);
        var height = Math.Clamp((int)Math.Round(source.Height * scale), 1, side);
        return new Letterbox(source, (side - width) / 2, (side - height) / 2, width, height);
    }

    /// <summary>Frame pixels in one pixel of the input, along each axis.</summary>
    public Vector2 Scale => new((float)Source.Width / Width, (float)Source.Height / Height);

    /// <summary>From the input's pixels to the frame's.</summary>
    public Vector2 ToFrame(Vector2 input) => ((input - new Vector2(Left, Top)) * Scale) + new Vector2(Source.X, Source.Y);
}
