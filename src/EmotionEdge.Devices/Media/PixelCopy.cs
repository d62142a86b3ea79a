using EmotionEdge.Core.Media;
using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>Copies OpenCV's pictures into frames: 8 or 16 bits, grey, BGR or BGRA to 8-bit BGR. Allocates nothing.</summary>
internal static class PixelCopy
{
    /// <param name="source">1, 3 or 4 channels of 8 or 16 bits.</param>
    /// <param name="target">Gets the source's size and pixels.</param>
    /// <param name="onWhite">Lay transparent pixels on white; otherwise the fourth channel is left out.</param>
    /// <exception cref="InvalidDataException">The source has another type.</exception>
    public static unsafe void ToFrame(Mat source, VideoFrame target, bool onWhite = false)
    {
        var type = source.Type();
        var (channels, depth) = (type.Channels, type.Depth);
        if (channels is not (1 or 3 or 4) || depth is not (MatType.CV_8U or MatType.CV_16U))
            throw new InvalidDataException($"pictures of type {type} are not handled");

        target.Resize(source.Cols, source.Rows);
        var data = source.DataPointer;
        var step = source.Step();
        var bytes = depth == MatType.CV_8U ? 1 : 2;
        for (var y = 0; y < target.Height; y++)
        {
            var row = new ReadOnlySpan<byte>(data + y * step, target.Width * channels * bytes);
            if (bytes == 1 && channels == VideoFrame.Channels)
                row.CopyTo(target.Row(y));
            else
                Convert(row, target.Row(y), channels, bytes, onWhite);
        }
    }

    // Of 16 bits the high byte is kept; memory is little-endian on every board we run on.
    private static void Convert(ReadOnlySpan<byte> row, Span<byte> target, int channels, int bytes, bool onWhite)
    {
        var high = bytes - 1;
        var pixel = channels * bytes;
        for (int from = 0, to = 0; from < row.Length; from += pixel, to += VideoFrame.Channels)
        {
            var blue = row[from + high];
            var green = channels == 1 ? blue : row[from + bytes + high];
            var red = channels == 1 ? blue : row[from + 2 * bytes + high];
            if (channels == 4 && onWhite)
            {
                var alpha = row[from + 3 * bytes + high];
                blue = OnWhite(blue, alpha);
                green = OnWhite(green, alpha);
                red = OnWhite(red, alpha);
            }

            target[to] = blue;
            target[to + 1] = green;
            target[to + 2] = red;
        }
    }

    private static byte OnWhite(byte value, byte alpha) => (byte)((value * alpha + 255 * (255 - alpha) + 127) / 255);
}
