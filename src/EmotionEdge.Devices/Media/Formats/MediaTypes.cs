namespace EmotionEdge.Devices.Formats;

/// <summary>The media types (RFC 6838) of what is read here. None of them is one that a browser runs as a page or a script.</summary>
internal static class MediaTypes
{
    public const string Unknown = "application/octet-stream";

    /// <param name="kind">What the file holds.</param>
    /// <param name="head">Its first bytes.</param>
    public static string Of(MediaKind kind, ReadOnlySpan<byte> head) => kind switch
    {
        MediaKind.Image => OfPicture(PictureSignature.Identify(head)),
        MediaKind.Video => OfVideo(head),
        MediaKind.Audio => OfSound(head),
        MediaKind.Text => "text/plain",
        _ => Unknown,
    };

    private static string OfPicture(PictureFormat format) => format switch
    {
        PictureFormat.Png => "image/png",
        PictureFormat.Jpeg => "image/jpeg",
        PictureFormat.WebP => "image/webp",
        PictureFormat.Bmp => "image/bmp",
        _ => Unknown,
    };

    private static string OfVideo(ReadOnlySpan<byte> head)
    {
        if (IsoMedia.IsIsoMedia(head))
            return "video/mp4";
        if (head.StartsWith("RIFF"u8))
            return "video/x-msvideo";
        if (head.StartsWith("OggS"u8))
            return "video/ogg";
        return head.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]) ? OfMatroska(head, "video") : Unknown;
    }

    private static string OfSound(ReadOnlySpan<byte> head)
    {
        if (IsoMedia.IsIsoMedia(head))
            return "audio/mp4";
        if (head.StartsWith("RIFF"u8))
            return "audio/wav";
        if (head.StartsWith("OggS"u8))
            return "audio/ogg";
        if (head.StartsWith("fLaC"u8))
            return "audio/flac";
        if (head.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]))
            return OfMatroska(head, "audio");
        return head.StartsWith("ID3"u8) || head[0] == 0xFF ? "audio/mpeg" : Unknown;
    }

    private static string OfMatroska(ReadOnlySpan<byte> head, string kind) =>
        head[..Math.Min(head.Length, 64)].IndexOf("webm"u8) >= 0 ? $"{kind}/webm" : $"{kind}/x-matroska";
}
