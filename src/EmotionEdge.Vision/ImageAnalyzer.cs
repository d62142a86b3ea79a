using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Detection;
using EmotionEdge.Vision.Robustness;

namespace EmotionEdge.Vision;

/// <summary>Analyses single pictures, large ones piece by piece. Not thread-safe.</summary>
public sealed class ImageAnalyzer(FaceDetector detector, ExpressionModel expression)
{
    private readonly TiledSearch _search = new(detector);

    /// <summary>All faces of a picture, those that the detector is surest of first; none is a result.</summary>
    public IReadOnlyList<ImageFace> Analyze(VideoFrame picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfLessThan(picture.Width, 1, nameof(picture));
        var faces = _search.Search(picture);
        var results = new ImageFace[faces.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = new ImageFace(faces[i], expression.ClassifyStill(picture, faces[i]));
        return results;
    }

    /// <summary>Where the parts of the face are in a picture that is one face already cut out, as those of FER+.</summary>
    public static Face AlignedFace(VideoFrame picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return FaceParts.Aligned(picture);
    }

    /// <inheritdoc cref="ExpressionModel.ClassifyAligned"/>
    public EmotionScores ClassifyAligned(VideoFrame picture) => expression.ClassifyAligned(picture);
}
