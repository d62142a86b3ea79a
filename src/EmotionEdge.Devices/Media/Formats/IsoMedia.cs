using System.Buffers.Binary;

namespace EmotionEdge.Devices.Formats;

/// <summary>ISO base media files (MP4, MOV, M4A): boxes of a 32-bit length, a four-letter type and content.</summary>
internal static class IsoMedia
{
    private const int HeaderBytes = 8;
    private const int LongHeaderBytes = 16;
    private const int MaximumBoxes = 10_000;

    public static bool IsIsoMedia(ReadOnlySpan<byte> head) =>
        head.Length >= HeaderBytes && (head[4..].StartsWith("ftyp"u8) || head[4..].StartsWith("moov"u8));

    /// <summary>Whether the file is a still picture in the same boxes (HEIC, AVIF), which is not read.</summary>
    public static bool IsStillPicture(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeaderBytes + 4 || !head[4..].StartsWith("ftyp"u8))
            return false;
        var brand = head.Slice(HeaderBytes, 4);
        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("avif"u8);
    }

    /// <summary>
    /// Whether a track's handler says "vide". A file whose index is missing counts as video, so that opening it gives
    /// the exact reason.
    /// </summary>
    public static bool HasVideoTrack(FileStream file)
    {
        var budget = MaximumBoxes;
        var found = Search(file, 0, file.Length, ref budget);
        return found ?? true;
    }

    // True: a video track; false: tracks, none of them video; null: no track at all.
    private static bool? Search(FileStream file, long from, long end, ref int budget)
    {
        bool? result = null;
        Span<byte> header = stackalloc byte[LongHeaderBytes];
        while (end - from >= HeaderBytes && budget-- > 0)
        {
            file.Position = from;
            var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            long length = BinaryPrimitives.ReadUInt32BigEndian(header);
            var headerLength = HeaderBytes;
            if (length == 1 && read == LongHeaderBytes)
            {
                length = BinaryPrimitives.ReadInt64BigEndian(header[HeaderBytes..]);
                headerLength = LongHeaderBytes;
            }
            else if (length == 0)
            {
                length = end - from;
            }

            if (length < headerLength || length > end - from)
                return result;

            var type = header[4..8];
            if (type.SequenceEqual("moov"u8) || type.SequenceEqual("trak"u8) || type.SequenceEqual("mdia"u8))
            {
                var inner = Search(file, from + headerLength, from + length, ref budget);
                if (inner == true)
                    return true;
                result = inner ?? result;
            }
            else if (type.SequenceEqual("hdlr"u8))
            {
                return IsVideoHandler(file, from + headerLength);
            }

            from += length;
        }

        return result;
    }

    // Version and flags, a reserved word, then the handler's type.
    private static bool IsVideoHandler(FileStream file, long at)
    {
        Span<byte> handler = stackalloc byte[12];
        file.Position = at;
        return file.ReadAtLeast(handler, handler.Length, throwOnEndOfStream: false) == handler.Length
            && handler[8..].SequenceEqual("vide"u8);
    }
}
