using System.Buffers.Binary;

namespace EmotionEdge.Devices.Formats;

/// <summary>Walks a WebP file's chunks. The size stands in VP8X (extended), VP8L (lossless) or VP8 (lossy).</summary>
internal static class WebPFile
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;

    public static PictureHeader Read(ReadOnlySpan<byte> data)
    {
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]) + ChunkHeader;
        if (stated > data.Length)
            throw new InvalidDataException("is a WebP picture that is cut off before its end");
        if (stated < RiffHeader)
            throw new InvalidDataException("is a damaged WebP picture (its header states a size below its own)");

        int width = 0, height = 0, orientation = Exif.Upright;
        var hasAlpha = false;
        var rest = data[RiffHeader..(int)stated];
        while (rest.Length >= ChunkHeader)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > rest.Length - ChunkHeader)
                throw new InvalidDataException("is a WebP picture that is cut off before its end");
            var type = rest[..4];
            var content = rest.Slice(ChunkHeader, (int)length);

            if (type.SequenceEqual("VP8X"u8) && content.Length >= 10)
            {
                if ((content[0] & 0x02) != 0)
                    throw new InvalidDataException("is an animated WebP picture, which is not read");
                hasAlpha |= (content[0] & 0x10) != 0;
                width = UInt24(content[4..]) + 1;
                height = UInt24(content[7..]) + 1;
            }
            else if (type.SequenceEqual("VP8L"u8) && content.Length >= 5)
            {
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[1..]);
                hasAlpha |= (bits & (1u << 28)) != 0;
                if (width == 0)
                    (width, height) = ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
            }
            else if (type.SequenceEqual("VP8 "u8) && content.Length >= 10)
            {
                if (width == 0)
                {
                    width = BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 0x3FFF;
                    height = BinaryPrimitives.ReadUInt16LittleEndian(content[8..]) & 0x3FFF;
                }
            }
            else if (type.SequenceEqual("EXIF"u8))
            {
                orientation = Exif.Orientation(content);
            }

            // Chunks are padded to even lengths.
            rest = rest[Math.Min(rest.Length, ChunkHeader + (int)length + (int)(length & 1))..];
        }

        if (width <= 0 || height <= 0)
            throw new InvalidDataException("is a damaged WebP picture (its size is missing)");
        return new PictureHeader(width, height, hasAlpha, orientation);
    }

    private static int UInt24(ReadOnlySpan<byte> at) => at[0] | (at[1] << 8) | (at[2] << 16);
}
