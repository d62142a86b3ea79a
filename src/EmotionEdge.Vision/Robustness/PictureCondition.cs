using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision.Robustness;

/// <summary>A worse condition under which faces are read again, to see how much of the accuracy is left.</summary>
/// <param name="Name">As results name it.</param>
/// <param name="Apply">
/// The picture under this condition; the face is the one that counts, in the picture's pixels, and the picture given is left as it is.
/// </param>
public sealed record PictureCondition(string Name, Func<VideoFrame, Face, VideoFrame> Apply)
{
    private const float Degrees = 15;
    private const float Sigma = 1.5f;
    private const float TypicalWidth = 36;

    /// <summary>Darker, brighter, blurred, noisy, eyes or mouth covered, turned, far away: the conditions of the model's card.</summary>
    public static IReadOnlyList<PictureCondition> All { get; } =
    [
        new("darker", (picture, _) => PictureEffects.Map(picture, value => 255 * MathF.Pow(value / 255, 2.2f))),
        new("muchDarker", (picture, _) => PictureEffects.Map(picture, value => 0.2f * value)),
        new("brighter", (picture, _) => PictureEffects.Map(picture, value => (1.5f * value) + 20)),
        // As much of the face as 1.5 pixels are of one 36 pixels wide.
        new("blurred", (picture, face) => PictureEffects.Blur(picture, Sigma * face.Box.Width / TypicalWidth)),
        new("noisy", (picture, _) => PictureEffects.Noise(picture, 12)),
        new("eyesCovered", (picture, face) => PictureEffects.Cover(picture, FaceParts.Eyes(face))),
        new("mouthCovered", (picture, face) => PictureEffects.Cover(picture, FaceParts.Mouth(face))),
        new("turned", (picture, _) => PictureEffects.Turn(picture, Degrees)),
        new("face24PixelsWide", (picture, face) => PictureEffects.Shrink(picture, 24 / face.Box.Width)),
        new("face16PixelsWide", (picture, face) => PictureEffects.Shrink(picture, 16 / face.Box.Width)),
    ];
}
