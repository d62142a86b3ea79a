namespace EmotionEdge.Devices.Formats;

/// <summary>What a picture file says of itself before its pixels are decoded.</summary>
/// <param name="Width">Pixels a row, as stored.</param>
/// <param name="Height">Rows, as stored.</param>
/// <param name="HasAlpha">Whether pixels may be transparent.</param>
/// <param name="Orientation">The EXIF orientation, 1 (upright) to 8.</param>
internal readonly record struct PictureHeader(int Width, int Height, bool HasAlpha, int Orientation)
{
    /// <summary>Reads the header and checks that the file goes on to its end.</summary>
    /// <exception cref="InvalidDataException">It is damaged, cut off, or of a kind that is not read; the message says which.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> data) => PictureSignature.Identify(data) switch
    {
        PictureFormat.Jpeg => JpegFile.Read(data),
        PictureFormat.Png => PngFile.Read(data),
        PictureFormat.WebP => WebPFile.Read(data),
        PictureFormat.Bmp => BmpFile.Read(data),
        _ => throw new InvalidDataException("is not a PNG, JPEG, WebP or BMP picture"),
    };
}
