using System.Buffers.Binary;

namespace EmotionEdge.Devices.Formats;

/// <summary>Finds the orientation in EXIF data, which is a small TIFF file.</summary>
internal static class Exif
{
    public const int Upright = 1;

    private const int OrientationTag = 0x0112;
    private const int EntryBytes = 12;

    /// <summary>The orientation, 1 to 8; <see cref="Upright"/> when it is missing or the data is damaged.</summary>
    public static int Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.StartsWith("Exif\0\0"u8))
            tiff = tiff[6..];
        if (tiff.Length < 8)
            return Upright;

        var bigEndian = tiff.StartsWith("MM"u8);
        if (!bigEndian && !tiff.StartsWith("II"u8))
            return Upright;

        var directory = bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
            return Upright;

        var entries = tiff[(int)directory..];
        var count = UInt16(entries, bigEndian);
        entries = entries[2..];
        for (var i = 0; i < count && entries.Length >= EntryBytes; i++, entries = entries[EntryBytes..])
        {
            // The value of a single short lies in the first two bytes of the value field.
            if (UInt16(entries, bigEndian) == OrientationTag)
                return UInt16(entries[8..], bigEndian) is var value and >= 1 and <= 8 ? value : Upright;
        }

        return Upright;
    }

    private static int UInt16(ReadOnlySpan<byte> at, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);
}
