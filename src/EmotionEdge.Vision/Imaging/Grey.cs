using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision.Imaging;

/// <summary>Luma of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, as the faces that the networks learnt from.</summary>
internal static class Grey
{
    public const float Red = 0.299f;
    public const float Green = 0.587f;
    public const float Blue = 0.114f;

    /// <summary>Grey of one pixel in 1/256 of a level: 0..65280. The weights are the luma's in 16 bits.</summary>
    public static uint Of256(ReadOnlySpan<byte> pixel) => ((pixel[0] * 7471u) + (pixel[1] * 38470u) + (pixel[2] * 19595u) + 128) >> 8;

    /// <summary>Pixels of blue, green, red to grey, in the same scale.</summary>
    public static void FromPixels(ReadOnlySpan<float> pixels, Span<float> grey)
    {
        for (var i = 0; i < grey.Length; i++)
        {
            var pixel = pixels.Slice(i * VideoFrame.Channels, VideoFrame.Channels);
            grey[i] = (pixel[0] * Blue) + (pixel[1] * Green) + (pixel[2] * Red);
        }
    }
}
