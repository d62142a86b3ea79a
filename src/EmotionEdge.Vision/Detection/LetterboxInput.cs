using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision.Detection;

/// <summary>Writes a part of a frame into a detector's input tensor [1, side, side, 3]: red, green, blue, -1..1, bars black.</summary>
internal sealed class LetterboxInput(int side)
{
    private const float Black = -1;
    private readonly AreaResampler _resampler = new();

    public Letterbox Write(VideoFrame frame, PixelArea area, Span<float> tensor)
    {
        var letterbox = Letterbox.Fit(area, side);
        var rowLength = side * VideoFrame.Channels;
        _resampler.Begin(frame, area, letterbox.Width, letterbox.Height);
        tensor[..(letterbox.Top * rowLength)].Fill(Black);
        tensor[((letterbox.Top + letterbox.Height) * rowLength)..].Fill(Black);
        for (var y = 0; y < letterbox.Height; y++)
        {
            var row = tensor.Slice((letterbox.Top + y) * rowLength, rowLength);
            var start = letterbox.Left * VideoFrame.Channels;
            var end = start + (letterbox.Width * VideoFrame.Channels);
            row[..start].Fill(Black);
            row[end..].Fill(Black);
            WriteRow(_resampler.Row(y), row[start..end]);
        }

        return letterbox;
    }

    private static void WriteRow(ReadOnlySpan<float> pixels, Span<float> output)
    {
        const float Scale = 1 / 127.5f;
        for (var i = 0; i + 2 < output.Length && i + 2 < pixels.Length; i += VideoFrame.Channels)
        {
            output[i] = (pixels[i + 2] * Scale) - 1;
            output[i + 1] = (pixels[i + 1] * Scale) - 1;
            output[i + 2] = (pixels[i] * Scale) - 1;
        }
    }
}
