using System.Buffers.Binary;

namespace EmotionEdge.Devices.Formats;

/// <summary>Walks a PNG file's chunks (length, type, content, checksum) to the last one.</summary>
internal static class PngFile
{
    private const int SignatureBytes = 8;
    private const int ChunkOverhead = 12;
    private const int AlphaFlag = 4;

    public static PictureHeader Read(ReadOnlySpan<byte> data)
    {
        int width = 0, height = 0, orientation = Exif.Upright;
        var hasAlpha = false;
        var rest = data[SignatureBytes..];
        while (true)
        {
            if (rest.Length < ChunkOverhead)
                throw CutOff();
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - ChunkOverhead)
                throw CutOff();

            var type = rest.Slice(4, 4);
            var content = rest.Slice(8, (int)length);
            rest = rest[(ChunkOverhead + (int)length)..];

            if (type.SequenceEqual("IHDR"u8) && content.Length == 13)
            {
                width = BinaryPrimitives.ReadInt32BigEndian(content);
                height = BinaryPrimitives.ReadInt32BigEndian(content[4..]);
                hasAlpha = (content[9] & AlphaFlag) != 0;
            }
            else if (type.SequenceEqual("tRNS"u8))
            {
                hasAlpha = true;
            }
            else if (type.SequenceEqual("eXIf"u8))
            {
                orientation = Exif.Orientation(content);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                break;
            }
        }

        if (width <= 0 || height <= 0)
            throw new InvalidDataException("is a damaged PNG picture (its size is missing)");
        return new PictureHeader(width, height, hasAlpha, orientation);
    }

    private static InvalidDataException CutOff() => new("is a PNG picture that is cut off before its end");
}
