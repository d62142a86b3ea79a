using System.Buffers.Binary;

namespace EmotionEdge.Devices.Formats;

/// <summary>Reads a BMP file's headers; a negative height means rows from the top.</summary>
internal static class BmpFile
{
    private const int CoreHeader = 12;
    private const int FileHeader = 14;

    public static PictureHeader Read(ReadOnlySpan<byte> data)
    {
        var pixelsAt = BinaryPrimitives.ReadUInt32LittleEndian(data[10..]);
        var headerBytes = BinaryPrimitives.ReadInt32LittleEndian(data[FileHeader..]);
        if (data.Length < FileHeader + headerBytes)
            throw CutOff();

        long width, height;
        int bits;
        var compression = 0u;
        if (headerBytes == CoreHeader)
        {
            width = BinaryPrimitives.ReadUInt16LittleEndian(data[18..]);
            height = BinaryPrimitives.ReadUInt16LittleEndian(data[20..]);
            bits = BinaryPrimitives.ReadUInt16LittleEndian(data[24..]);
        }
        else
        {
            width = BinaryPrimitives.ReadInt32LittleEndian(data[18..]);
            height = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(data[22..]));
            bits = BinaryPrimitives.ReadUInt16LittleEndian(data[28..]);
            compression = BinaryPrimitives.ReadUInt32LittleEndian(data[30..]);
        }

        if (width is <= 0 or > int.MaxValue || height is <= 0 or > int.MaxValue || bits is not (1 or 4 or 8 or 16 or 24 or 32))
            throw new InvalidDataException("is a damaged BMP picture (its size or depth makes no sense)");

        // Rows are padded to four bytes; run lengths (1 and 2) have no size that could be foretold.
        var rowBytes = (width * bits + 31) / 32 * 4;
        var pixelBytes = compression is 1 or 2 ? 1 : UInt128.Min((UInt128)rowBytes * (UInt128)height, long.MaxValue / 2);
        if (pixelsAt + pixelBytes > (UInt128)data.Length)
            throw CutOff();
        return new PictureHeader((int)width, (int)height, HasAlpha: false, Exif.Upright);
    }

    private static InvalidDataException CutOff() => new("is a BMP picture that is cut off before its end");
}
