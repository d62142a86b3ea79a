using OpenCvSharp;
using Xunit;

namespace EmotionEdge.Devices.Tests.Media;

/// <summary>Small pictures to encode: the left half in one colour, the right half in another.</summary>
internal static class Pictures
{
    public const int Width = 64;
    public const int Height = 32;

    // In the order blue, green, red.
    public static readonly Scalar Left = new(200, 40, 20);
    public static readonly Scalar Right = new(10, 60, 220);

    public static Mat Halves(MatType type, Scalar left, Scalar right)
    {
        var picture = new Mat(Height, Width, type, left);
        using var half = new Mat(picture, new Rect(Width / 2, 0, Width / 2, Height));
        half.SetTo(right);
        return picture;
    }

    public static byte[] Encode(string extension, Mat picture)
    {
        Assert.True(Cv2.ImEncode(extension, picture, out var bytes, (int[]?)null));
        return bytes;
    }

    public static byte[] Encode(string extension)
    {
        using var picture = Halves(MatType.CV_8UC3, Left, Right);
        return Encode(extension, picture);
    }

    /// <summary>A video whose n-th frame is grey of value 10 n.</summary>
    public static void WriteVideo(string path, int frames, double rate, int width = Width, int height = Height)
    {
        using var writer = new VideoWriter(path, VideoCaptureAPIs.FFMPEG, FourCC.MJPG, rate, new Size(width, height));
        Assert.True(writer.IsOpened());
        for (var i = 0; i < frames; i++)
        {
            using var frame = new Mat(height, width, MatType.CV_8UC3, Scalar.All(10 * i));
            writer.Write(frame);
        }
    }
}
