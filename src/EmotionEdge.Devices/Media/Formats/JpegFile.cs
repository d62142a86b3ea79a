using System.Buffers.Binary;

namespace EmotionEdge.Devices.Formats;

/// <summary>
/// Walks a JPEG file's segments to its end marker. Decoders fill what a cut-off file lacks with grey and call it a
/// success, so the end is looked for here.
/// </summary>
internal static class JpegFile
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte App1 = 0xE1;

    public static PictureHeader Read(ReadOnlySpan<byte> data)
    {
        int width = 0, height = 0, orientation = Exif.Upright;
        var at = 2;
        while (true)
        {
            var marker = NextMarker(data, ref at);
            if (marker == EndOfImage)
                break;
            if (IsAlone(marker))
                continue;

            if (data.Length - at < 2)
                throw CutOff();
            var length = BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
            if (length < 2)
                throw new InvalidDataException("is a damaged JPEG picture (a segment without length)");
            if (length > data.Length - at)
                throw CutOff();

            var content = data.Slice(at + 2, length - 2);
            at += length;
            if (IsFrame(marker) && width == 0)
            {
                if (content.Length < 6)
                    throw new InvalidDataException("is a damaged JPEG picture (its size is missing)");
                height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]);
                width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
            }
            else if (marker == App1 && content.StartsWith("Exif\0\0"u8))
            {
                orientation = Exif.Orientation(content);
            }
            else if (marker == StartOfScan)
            {
                SkipScan(data, ref at);
            }
        }

        if (width == 0 || height == 0)
            throw new InvalidDataException("is a damaged JPEG picture (its size is missing)");
        return new PictureHeader(width, height, HasAlpha: false, orientation);
    }

    private static byte NextMarker(ReadOnlySpan<byte> data, ref int at)
    {
        if (at >= data.Length)
            throw CutOff();
        if (data[at] != 0xFF)
            throw new InvalidDataException("is a damaged JPEG picture (a marker is missing)");
        while (at < data.Length && data[at] == 0xFF)
            at++;
        if (at >= data.Length)
            throw CutOff();
        return data[at++];
    }

    // Within a scan 0xFF stands for itself before 0x00, and restart markers belong to it.
    private static void SkipScan(ReadOnlySpan<byte> data, ref int at)
    {
        while (true)
        {
            var next = data[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= data.Length)
                throw CutOff();
            at += next;
            if (data[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
                return;
            at += 2;
        }
    }

    private static bool IsAlone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD8);

    // Start of frame: 0xC0 to 0xCF without tables (C4), extensions (C8) and arithmetic conditioning (CC).
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static InvalidDataException CutOff() => new("is a JPEG picture that is cut off before its end");
}
