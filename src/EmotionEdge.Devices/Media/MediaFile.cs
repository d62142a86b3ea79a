using EmotionEdge.Devices.Formats;

namespace EmotionEdge.Devices;

/// <summary>Tells what a file holds.</summary>
public static class MediaFile
{
    private const int SniffedBytes = 64 * 1024;

    /// <summary>The kind of a file by its content; its extension does not matter.</summary>
    /// <exception cref="MediaException">The file is missing, empty, a folder, or may not be read.</exception>
    public static MediaKind Identify(string path) => Identify(path, out _);

    /// <summary>The same, with the media type.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mediaType">Such as <c>image/png</c>; <c>application/octet-stream</c> for a format that has none of note.</param>
    /// <inheritdoc cref="Identify(string)"/>
    public static MediaKind Identify(string path, out string mediaType)
    {
        using var file = OpenRead(path);
        var head = new byte[(int)Math.Min(file.Length, SniffedBytes)];
        file.ReadExactly(head);
        var kind = Identify(head, file);
        mediaType = MediaTypes.Of(kind, head);
        return kind;
    }

    /// <summary>Opens a file that must exist and hold something.</summary>
    /// <exception cref="MediaException">It does not.</exception>
    internal static FileStream OpenRead(string path)
    {
        if (Directory.Exists(path))
            throw new MediaException(path, "is a folder", "Name a file in it.");

        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MediaException(path, "does not exist", "Check the name.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new MediaException(path, "cannot be read", $"The system says: {e.Message}", e);
        }

        if (file.CanSeek && file.Length > 0)
            return file;
        file.Dispose();
        throw new MediaException(path, "is empty", "Copy or record it again.");
    }

    private static MediaKind Identify(ReadOnlySpan<byte> head, FileStream file)
    {
        if (PictureSignature.Identify(head) is not PictureFormat.None)
            return MediaKind.Image;
        if (IsoMedia.IsStillPicture(head))
            return MediaKind.Unknown;
        if (IsoMedia.IsIsoMedia(head))
            return IsoMedia.HasVideoTrack(file) ? MediaKind.Video : MediaKind.Audio;
        var streamed = StreamSignature.Identify(head);
        if (streamed != MediaKind.Unknown)
            return streamed;
        return TextSignature.IsText(head) ? MediaKind.Text : MediaKind.Unknown;
    }
}
