using EmotionEdge.Core.Media;
using EmotionEdge.Devices.Formats;
using OpenCvSharp;

namespace EmotionEdge.Devices;

/// <summary>
/// Reads picture files (PNG, JPEG, WebP, BMP) of any depth and colour model as 8-bit BGR, upright by their EXIF
/// orientation, transparent parts on white.
/// </summary>
public static class ImageFile
{
    /// <summary>Reads a picture file.</summary>
    /// <exception cref="MediaException">It is missing, too large, cut off, damaged or no picture.</exception>
    public static VideoFrame Load(string path, ImageLimits? limits = null)
    {
        limits ??= ImageLimits.Default;
        using var file = MediaFile.OpenRead(path);
        if (file.Length > limits.MaximumFileBytes)
        {
            throw new MediaException(
                path,
                $"has {file.Length / 1024 / 1024} MiB, more than the {limits.MaximumFileBytes / 1024 / 1024} MiB that are allowed",
                "Scale it down or save it with stronger compression.");
        }

        var data = new byte[file.Length];
        file.ReadExactly(data);
        return Decode(data, path, limits);
    }

    /// <summary>Reads a picture from memory.</summary>
    /// <param name="data">The file's content.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="limits">How large it may be.</param>
    /// <exception cref="MediaException">It is too large, cut off, damaged or no picture.</exception>
    public static VideoFrame Decode(ReadOnlySpan<byte> data, string name, ImageLimits? limits = null)
    {
        limits ??= ImageLimits.Default;
        if (data.Length > limits.MaximumFileBytes)
            throw new MediaException(name, "has more bytes than are allowed", "Scale it down.");

        var header = ReadHeader(data, name);
        limits.Check(name, header.Width, header.Height);
        using var picture = DecodePixels(data, name, header);
        if (header.Orientation != Exif.Upright)
            Turn(picture, header.Orientation);
        var frame = new VideoFrame { Sequence = 1 };
        PixelCopy.ToFrame(picture, frame, onWhite: true);
        return frame;
    }

    private static PictureHeader ReadHeader(ReadOnlySpan<byte> data, string name)
    {
        try
        {
            return PictureHeader.Read(data);
        }
        catch (InvalidDataException e)
        {
            throw new MediaException(name, e.Message, "Use another copy of the file.", e);
        }
    }

    // The orientation is ours to apply: which formats OpenCV reads it from depends on its version.
    private static Mat DecodePixels(ReadOnlySpan<byte> data, string name, PictureHeader header)
    {
        Mat picture;
        try
        {
            picture = Cv2.ImDecode(data, header.HasAlpha ? ImreadModes.Unchanged : ImreadModes.Color | ImreadModes.IgnoreOrientation);
        }
        catch (OpenCVException e)
        {
            throw new MediaException(name, "cannot be decoded", $"OpenCV says: {e.Message}", e);
        }

        if (!picture.Empty() && picture.Cols == header.Width && picture.Rows == header.Height)
            return picture;
        picture.Dispose();
        throw new MediaException(name, "is damaged and cannot be decoded", "Use another copy of the file.");
    }

    private static void Turn(Mat picture, int orientation)
    {
        if (orientation is 5 or 6)
            Cv2.Rotate(picture, picture, RotateFlags.Rotate90Clockwise);
        else if (orientation is 7 or 8)
            Cv2.Rotate(picture, picture, RotateFlags.Rotate90Counterclockwise);
        else if (orientation == 3)
            Cv2.Rotate(picture, picture, RotateFlags.Rotate180);
        else if (orientation == 4)
            Cv2.Flip(picture, picture, FlipMode.X);

        // 2 is mirrored; 5 and 7 are the mirrored quarter turns.
        if (orientation is 2 or 5 or 7)
            Cv2.Flip(picture, picture, FlipMode.Y);
    }
}
