using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision.Detection;

/// <summary>Writes a part of a frame into an input tensor [1, side, side, 3]: red, green, blue, scaled, bars black.</summary>
/// <param name="side">In pixels.</param>
/// <param name="mean">What is taken off 0..255, and</param>
/// <param name="deviation">what is divided by: as they stand, -1..1 comes out.</param>
internal sealed class LetterboxInput(int side, float mean = 127.5f, float deviation = 127.5f)
{
    private readonly AreaResampler _resampler = new();
    private readonly float _scale = 1 / deviation;
    private readonly float _black = -mean / deviation;

    public Letterbox Write(VideoFrame frame, PixelArea area, Span<float> tensor)
    {
        var letterbox = Letterbox.Fit(area, side);
        Write(frame, letterbox, tensor);
        return letterbox;
    }

    public void Write(VideoFrame frame, in Letterbox letterbox, Span<float> tensor)
    {
        var rowLength = side * VideoFrame.Channels;
        _resampler.Begin(frame, letterbox.Source, letterbox.Width, letterbox.Height);
        tensor[..(letterbox.Top * rowLength)].Fill(_black);
        tensor[((letterbox.Top + letterbox.Height) * rowLength)..].Fill(_black);
        for (var y = 0; y < letterbox.Height; y++)
        {
            var row = tensor.Slice((letterbox.Top + y) * rowLength, rowLength);
            var start = letterbox.Left * VideoFrame.Channels;
            var end = start + (letterbox.Width * VideoFrame.Channels);
            row[..start].Fill(_black);
            row[end..].Fill(_black);
            WriteRow(_resampler.Row(y), row[start..end]);
        }
    }

    private void WriteRow(ReadOnlySpan<float> pixels, Span<float> output)
    {
        var (scale, black) = (_scale, _black);
        for (var i = 0; i + 2 < output.Length && i + 2 < pixels.Length; i += VideoFrame.Channels)
        {
            output[i] = (pixels[i + 2] * scale) + black;
            output[i + 1] = (pixels[i + 1] * scale) + black;
            output[i + 2] = (pixels[i] * scale) + black;
        }
    }
}
