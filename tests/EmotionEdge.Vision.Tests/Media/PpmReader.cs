using System.Globalization;
using System.Text;
using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision.Tests.Media;

/// <summary>Reads binary PPM pictures (P6, 8 bits), one after the other, from a stream.</summary>
internal sealed class PpmReader(Stream stream)
{
    /// <summary>Fills the frame with the next picture; false at the end.</summary>
    public async Task<bool> ReadAsync(VideoFrame frame, CancellationToken cancellationToken)
    {
        var magic = ReadWord();
        if (magic.Length == 0)
            return false;
        if (magic != "P6")
            throw new InvalidDataException($"'{magic}' is not P6.");

        var width = int.Parse(ReadWord(), CultureInfo.InvariantCulture);
        var height = int.Parse(ReadWord(), CultureInfo.InvariantCulture);
        if (ReadWord() != "255")
            throw new InvalidDataException("Not 8 bits a channel.");

        frame.Resize(width, height);
        var pixels = new byte[frame.Pixels.Length];
        await stream.ReadExactlyAsync(pixels, cancellationToken);
        for (var i = 0; i < pixels.Length; i += VideoFrame.Channels)
            (pixels[i], pixels[i + 2]) = (pixels[i + 2], pixels[i]);
        pixels.CopyTo(frame.Pixels);
        return true;
    }

    private string ReadWord()
    {
        var word = new StringBuilder();
        for (var next = stream.ReadByte(); next >= 0; next = stream.ReadByte())
        {
            if (!char.IsWhiteSpace((char)next))
                word.Append((char)next);
            else if (word.Length > 0)
                break;
        }

        return word.ToString();
    }
}
