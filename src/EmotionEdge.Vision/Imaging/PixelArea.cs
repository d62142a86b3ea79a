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

    /// <summary>Whether a box reaches over an edge of this area that is not the frame's.</summary>
    public bool Cuts(in Box box, VideoFrame frame) =>
        (X > 0 && box.Left < X)
        || (Y > 0 && box.Top < Y)
        || (X + Width < frame.Width && box.Right > X + Width)
        || (Y + Height < frame.Height && box.Bottom > Y + Height);
}
