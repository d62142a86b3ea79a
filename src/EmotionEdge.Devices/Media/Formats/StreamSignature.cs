namespace EmotionEdge.Devices.Formats;

/// <summary>Tells containers of sound and moving pictures by their first bytes, except ISO media.</summary>
internal static class StreamSignature
{
    private const int TransportPacket = 188;

    public static MediaKind Identify(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 12 && head.StartsWith("RIFF"u8))
        {
            return head[8..].StartsWith("AVI "u8) ? MediaKind.Video
                : head[8..].StartsWith("WAVE"u8) ? MediaKind.Audio
                : MediaKind.Unknown;
        }

        if (head.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]))
            return HasMatroskaVideo(head) ? MediaKind.Video : MediaKind.Audio;
        if (head.StartsWith("OggS"u8))
            return head.IndexOf("theora"u8) >= 0 ? MediaKind.Video : MediaKind.Audio;
        if (IsVideo(head))
            return MediaKind.Video;
        return IsAudio(head) ? MediaKind.Audio : MediaKind.Unknown;
    }

    private static bool IsVideo(ReadOnlySpan<byte> head) =>
        head.StartsWith("GIF8"u8)
        || head.StartsWith("FLV\u0001"u8)
        || head.StartsWith<byte>([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11])
        || head.StartsWith<byte>([0x00, 0x00, 0x01, 0xBA])
        || head.StartsWith<byte>([0x00, 0x00, 0x01, 0xB3])
        || (head.Length > 2 * TransportPacket
            && head[0] == 0x47 && head[TransportPacket] == 0x47 && head[2 * TransportPacket] == 0x47);

    private static bool IsAudio(ReadOnlySpan<byte> head) =>
        head.StartsWith("fLaC"u8)
        || head.StartsWith("ID3"u8)
        || head.StartsWith("caff"u8)
        || head.StartsWith("#!AMR"u8)
        || head.StartsWith(".snd"u8)
        || (head.Length >= 12 && head.StartsWith("FORM"u8) && (head[8..].StartsWith("AIFF"u8) || head[8..].StartsWith("AIFC"u8)))
        || IsMpegAudio(head);

    // Eleven bits of synchronisation, then a version, a layer, a bit rate and a sample rate none of which is reserved.
    // Layer 0 is what AAC in ADTS frames has; layer I (3) is no longer in use, and 0xFF 0xFE begins text in UTF-16.
    private static bool IsMpegAudio(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4 || head[0] != 0xFF || (head[1] & 0xE0) != 0xE0)
            return false;
        var isAdts = (head[1] & 0xF6) == 0xF0;
        var version = (head[1] >> 3) & 3;
        var layer = (head[1] >> 1) & 3;
        var rate = head[2] >> 4;
        return isAdts || (version != 1 && layer is 1 or 2 && rate is not (0 or 15) && ((head[2] >> 2) & 3) != 3);
    }

    // The element CodecID (0x86), a one-byte length, and a name that begins with V_.
    private static bool HasMatroskaVideo(ReadOnlySpan<byte> head)
    {
        for (var i = 0; i + 4 < head.Length; i++)
        {
            if (head[i] == 0x86 && (head[i + 1] & 0x80) != 0 && head[i + 2] == 'V' && head[i + 3] == '_')
                return true;
        }

        return false;
    }
}
