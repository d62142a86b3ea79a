using System.Numerics.Tensors;
using EmotionEdge.Vision.Expression;

namespace EmotionEdge.Vision;

/// <summary>
/// How much a face's picture is worth to the expression network, in parts of 0 (nothing) to 1 (no better is needed).
/// </summary>
/// <param name="Size">Width of the box: 0 at 16 pixels, 1 from 64 pixels on.</param>
/// <param name="Sharpness">
/// Variance of the Laplacian of the aligned crop by the variance of the crop itself (so that contrast does not count as
/// sharpness): 0 without detail, 1 from 0.06 on.
/// </param>
/// <param name="Light">
/// The lesser of brightness (mean grey: 0 at 8 and at 247, 1 within 48..207) and contrast (standard deviation of grey:
/// 0 at 4, 1 from 24 on).
/// </param>
/// <param name="Pose">
/// Turn of the head (nose tip off the middle between the eyes: 1 up to 0.25 eye distances, 0.2 from 0.85 on and in
/// profile) times tilt (1 up to 20 degrees, 0.5 from 60 degrees on).
/// </param>
public readonly record struct FaceQuality(float Size, float Sharpness, float Light, float Pose)
{
    private const float ProfilePose = 0.2f;

    /// <summary>The product of the four parts, 0..1: one bad part is enough to spoil a picture.</summary>
    public float Overall => Size * Sharpness * Light * Pose;

    /// <summary>Measures a face.</summary>
    /// <param name="face">Where it lies in the frame.</param>
    /// <param name="crop">The aligned face: <paramref name="side"/> squared grey values, 0..255.</param>
    /// <param name="side">Width and height of the crop, at least 3.</param>
    public static FaceQuality Measure(in Face face, ReadOnlySpan<float> crop, int side)
    {
        var mean = TensorPrimitives.Sum(crop) / crop.Length;
        var variance = (TensorPrimitives.SumOfSquares(crop) / crop.Length) - (mean * mean);
        var brightness = Math.Min(Ramp(mean, 8, 48), Ramp(mean, 247, 207));
        var contrast = Ramp(MathF.Sqrt(MathF.Max(0, variance)), 4, 24);
        return new FaceQuality(
            Ramp(face.Box.Width, 16, 64),
            variance > 1 ? Ramp(LaplacianVariance(crop, side) / variance, 0, 0.06f) : 0,
            Math.Min(brightness, contrast),
            PoseOf(new EyeGeometry(face)));
    }

    /// <summary>Variance of the four-neighbour Laplacian over the inner pixels.</summary>
    internal static float LaplacianVariance(ReadOnlySpan<float> crop, int side)
    {
        float sum = 0, squares = 0;
        for (var y = 1; y < side - 1; y++)
        {
            for (var x = 1; x < side - 1; x++)
            {
                var at = (y * side) + x;
                var value = crop[at - 1] + crop[at + 1] + crop[at - side] + crop[at + side] - (4 * crop[at]);
                sum += value;
                squares += value * value;
            }
        }

        var count = (side - 2) * (side - 2);
        var mean = sum / count;
        return (squares / count) - (mean * mean);
    }

    private static float PoseOf(in EyeGeometry eyes)
    {
        if (eyes.IsProfile)
            return ProfilePose;

        var turn = ProfilePose + ((1 - ProfilePose) * Ramp(MathF.Abs(eyes.Turn), 0.85f, 0.25f));
        var tilt = 0.5f + (0.5f * Ramp(MathF.Abs(eyes.RollDegrees), 60, 20));
        return turn * tilt;
    }

    /// <summary>0 at <paramref name="zero"/>, 1 at <paramref name="one"/>, straight between, no further.</summary>
    private static float Ramp(float value, float zero, float one) => Math.Clamp((value - zero) / (one - zero), 0, 1);
}
