using System.Numerics;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision.Detection;

/// <summary>How a part of a frame lies in a square network input, with bars around.</summary>
internal readonly record struct Letterbox(PixelArea Source, int Left, int Top, int Width, int Height)
{
    /// <summary>As large as it fits, in the middle.</summary>
    public static Letterbox Fit(PixelArea source, int side)
    {
        var scale = (double)side / Math.Max(source.Width, source.Height);
        var width = Math.Clamp((int)Math.Round(source.Width * scale), 1, side);
        var height = Math.Clamp((int)Math.Round(source.Height * scale), 1, side);
        return new Letterbox(source, (side - width) / 2, (side - height) / 2, width, height);
    }

    /// <summary>A square that may reach beyond the frame fills the input; what lies outside is bars.</summary>
    /// <returns><see langword="null"/> where nothing of the frame lies in it, or it has no size.</returns>
    public static Letterbox? OfSquare(in Box square, int width, int height, int side)
    {
        var inside = square.Intersection(new Box(0, 0, width, height));
        if (!(inside.Area > 0))
            return null;

        var x = Math.Min((int)inside.Left, width - 1);
        var y = Math.Min((int)inside.Top, height - 1);
        var source = new PixelArea(
            x, y, Math.Clamp((int)MathF.Ceiling(inside.Right) - x, 1, width - x), Math.Clamp((int)MathF.Ceiling(inside.Bottom) - y, 1, height - y));
        var (left, across) = Place(source.X - square.Left, source.Width, square.Width, side);
        var (top, down) = Place(source.Y - square.Top, source.Height, square.Height, side);
        return new Letterbox(source, left, top, across, down);
    }

    /// <summary>Frame pixels in one pixel of the input, along each axis.</summary>
    public Vector2 Scale => new((float)Source.Width / Width, (float)Source.Height / Height);

    /// <summary>From the input's pixels to the frame's.</summary>
    public Vector2 ToFrame(Vector2 input) => ((input - new Vector2(Left, Top)) * Scale) + new Vector2(Source.X, Source.Y);

    /// <summary>Start and length in the input of a stretch that begins so far from the square's edge.</summary>
    private static (int Start, int Length) Place(float from, int length, float square, int side)
    {
        var scale = side / square;
        var start = Math.Clamp((int)MathF.Round(from * scale), 0, side - 1);
        var end = Math.Clamp((int)MathF.Round((from + length) * scale), start + 1, side);
        return (start, end - start);
    }
}
