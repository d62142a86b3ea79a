using System.Globalization;
using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>Size in pixels, frames a second and pixel format (four characters) of a camera.</summary>
internal sealed record VideoFormat(int Width, int Height, double FramesPerSecond, string Format)
{
    public static VideoFormat Of(IVideoCapture capture)
    {
        var code = (int)capture.Get(VideoCaptureProperties.FourCC);
        ReadOnlySpan<char> letters = [(char)(byte)code, (char)(byte)(code >> 8), (char)(byte)(code >> 16), (char)(byte)(code >> 24)];
        return new VideoFormat(
            (int)capture.Get(VideoCaptureProperties.FrameWidth),
            (int)capture.Get(VideoCaptureProperties.FrameHeight),
            capture.Get(VideoCaptureProperties.Fps),
            code == 0 ? "?" : letters.ToString());
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height} at {FramesPerSecond:0.##} frames/s, {Format}");
}
