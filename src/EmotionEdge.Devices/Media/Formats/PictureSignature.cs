using System.Buffers.Binary;

namespace EmotionEdge.Devices.Formats;

/// <summary>Tells picture formats by their first bytes.</summary>
internal static class PictureSignature
{
    public static PictureFormat Identify(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return PictureFormat.Jpeg;
        if (head.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return PictureFormat.Png;
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8))
            return PictureFormat.WebP;
        return IsBmp(head) ? PictureFormat.Bmp : PictureFormat.None;
    }

    // "BM" begins many a text, so the size of the second header must be one that exists.
    private static bool IsBmp(ReadOnlySpan<byte> head) =>
        head.Length >= 18 && head.StartsWith("BM"u8)
        && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124;
}
