namespace EmotionEdge.Devices;

/// <summary>How large a picture may be; checked before memory is taken for it.</summary>
public sealed class ImageLimits
{
    /// <summary>Pixels of one picture or one frame.</summary>
    /// <value>64 megapixels.</value>
    public long MaximumPixels { get; init; } = 64L * 1000 * 1000;

    /// <summary>Bytes of a picture file.</summary>
    /// <value>64 MiB.</value>
    public long MaximumFileBytes { get; init; } = 64L * 1024 * 1024;

    internal static ImageLimits Default { get; } = new();

    /// <exception cref="MediaException">The picture is too large.</exception>
    internal void Check(string name, long width, long height)
    {
        if (width * height > MaximumPixels)
        {
            throw new MediaException(
                name,
                $"has {width} x {height} pixels, more than the {MaximumPixels / 1_000_000} megapixels that are allowed",
                "Scale it down.");
        }
    }
}
