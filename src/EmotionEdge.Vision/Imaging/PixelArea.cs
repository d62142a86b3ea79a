using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision.Imaging;

/// <summary>A rectangle of whole pixels inside a frame.</summary>
internal readonly record struct PixelArea(int X, int Y, int Width, int Height)
{
    public static PixelArea Whole(VideoFrame frame) => new(0, 0, frame.Width, frame.Height);

    /// <summary>The largest square in the middle of a frame.</summary>
    public static PixelArea CentreSquare(VideoFrame frame)
    {
        var side = Math.Min(frame.Width, frame.Height);
        return new PixelArea((frame.Width - side) / 2, (frame.Height - side) / 2, side, side);
    }
}
