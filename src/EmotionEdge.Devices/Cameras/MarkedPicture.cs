using EmotionEdge.Core.Media;
using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>Draws marks into frames, and makes JPEG files of them, scaled down where they are large. Not thread-safe.</summary>
/// <param name="largestWidth">In pixels: wider frames are scaled down to it.</param>
public sealed class MarkedPicture(int largestWidth) : IDisposable
{
    private const HersheyFonts Font = HersheyFonts.HersheySimplex;
    private const int CharacterWidth = 11;
    private const int LineHeight = 20;

    /// <summary>A picture of this width has lines and letters of the sizes above; of wider ones all is larger.</summary>
    private const int PlainWidth = 640;

    private static readonly Scalar White = new(255, 255, 255, 0);
    private static readonly Scalar Dark = new(40, 30, 20, 0);
    private static readonly int[] Quality = [(int)ImwriteFlags.JpegQuality, 75];

    private readonly Mat _scaled = new();

    /// <summary>The frame with its marks.</summary>
    /// <param name="frame">Drawn into where it is not scaled down.</param>
    /// <param name="marks">In the frame's own pixels.</param>
    /// <param name="lines">In the frame's own pixels, below the marks.</param>
    public unsafe byte[] Encode(VideoFrame frame, ReadOnlySpan<PictureMark> marks, ReadOnlySpan<PictureLine> lines = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        fixed (byte* pixels = frame.Pixels)
        {
            using var whole = Mat.FromPixelData(frame.Height, frame.Width, MatType.CV_8UC3, (nint)pixels);
            var scale = Math.Min(1.0, (double)largestWidth / frame.Width);
            if (scale < 1)
                Cv2.Resize(whole, _scaled, new Size((int)(frame.Width * scale), (int)(frame.Height * scale)), 0, 0, InterpolationFlags.Area);
            var picture = scale < 1 ? _scaled : whole;
            foreach (var line in lines)
                Draw(picture, line, scale);
            foreach (var mark in marks)
                Draw(picture, mark, scale, size: 1);
            return Jpeg(picture);
        }
    }

    /// <summary>Draws into a frame of any size.</summary>
    /// <param name="frame">Drawn into.</param>
    /// <param name="marks">In the frame's own pixels.</param>
    public static unsafe void Draw(VideoFrame frame, ReadOnlySpan<PictureMark> marks)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (marks.IsEmpty)
            return;
        fixed (byte* pixels = frame.Pixels)
        {
            using var whole = Mat.FromPixelData(frame.Height, frame.Width, MatType.CV_8UC3, (nint)pixels);
            foreach (var mark in marks)
                Draw(whole, mark, scale: 1, Math.Max(1, (double)frame.Width / PlainWidth));
        }
    }

    /// <summary>A dark picture with words.</summary>
    /// <param name="words">In ASCII, one line.</param>
    public static byte[] Notice(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        using var picture = new Mat(480, 640, MatType.CV_8UC3, Dark);
        Write(picture, words, new Point((640 - (words.Length * CharacterWidth)) / 2, 244), size: 1);
        return Jpeg(picture);
    }

    /// <inheritdoc/>
    public void Dispose() => _scaled.Dispose();

    private static void Draw(Mat picture, in PictureLine line, double scale)
    {
        var from = new Point((int)(line.X1 * scale), (int)(line.Y1 * scale));
        var to = new Point((int)(line.X2 * scale), (int)(line.Y2 * scale));
        Cv2.Line(picture, from, to, Dark, 4, LineTypes.AntiAlias);
        Cv2.Line(picture, from, to, White, 2, LineTypes.AntiAlias);
    }

    private static void Draw(Mat picture, in PictureMark mark, double scale, double size)
    {
        var (line, lineHeight) = ((int)Math.Round(2 * size), (int)(LineHeight * size));
        var (left, top) = ((int)(mark.Left * scale), (int)(mark.Top * scale));
        var (right, bottom) = ((int)(mark.Right * scale), (int)(mark.Bottom * scale));
        var corner = new Point(left, top);
        var end = new Point(right, bottom);
        Cv2.Rectangle(picture, corner, end, Dark, 2 * line, LineTypes.AntiAlias);
        Cv2.Rectangle(picture, corner, end, White, line, LineTypes.AntiAlias);

        // Above the box, or below it where it reaches the upper edge; within the picture where it can be.
        var width = (int)(mark.Label.Length * CharacterWidth * size);
        var x = Math.Max(0, Math.Min(left, picture.Cols - width));
        var y = top >= lineHeight ? top - line : Math.Min(picture.Rows - line, bottom + lineHeight);
        Cv2.Rectangle(picture, new Point(x, y - lineHeight), new Point(x + width, y), Dark, -1);
        Write(picture, mark.Label, new Point(x + line, y - (int)(5 * size)), size);
    }

    private static void Write(Mat picture, string words, Point at, double size) =>
        Cv2.PutText(picture, words, at, Font, 0.55 * size, White, (int)Math.Round(size), LineTypes.AntiAlias);

    private static byte[] Jpeg(Mat picture)
    {
        Cv2.ImEncode(".jpg", picture, out var jpeg, Quality);
        return jpeg;
    }
}
