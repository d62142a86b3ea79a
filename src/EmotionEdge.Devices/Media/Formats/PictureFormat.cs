namespace EmotionEdge.Devices.Formats;

/// <summary>The picture formats that are read.</summary>
internal enum PictureFormat
{
    None,
    Jpeg,
    Png,
    WebP,
    Bmp,
}
