using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using EmotionEdge.Devices;
using EmotionEdge.Inference;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Robustness;

namespace EmotionEdge.Analysis;

/// <summary>
/// Answers pictures by the most prominent face in them: the largest, weighted by how sure the detector is. Without a face the
/// answer is Unknown. Aligned pictures are one face already cut out; no detector looks at them.
/// </summary>
/// <param name="analyzer">Finds and reads faces.</param>
/// <param name="aligned">Whether each picture is one face.</param>
/// <param name="condition">What is done to each picture before; <see langword="null"/> for nothing.</param>
internal sealed class FaceClassifier(ImageAnalyzer analyzer, bool aligned, PictureCondition? condition = null) : IItemClassifier
{
    public IReadOnlyList<string> Labels { get; } = [.. EmotionNames.All];

    public bool Classify(EvaluationItem item, Span<float> scores, CancellationToken cancellationToken)
    {
        var picture = Load(item.File!);
        if (aligned)
        {
            var shown = condition is null ? picture : condition.Apply(picture, ImageAnalyzer.AlignedFace(picture));
            analyzer.ClassifyAligned(shown).AsSpan().CopyTo(scores);
            return true;
        }

        if (Prominent(picture) is not { } face)
            return false;
        if (condition is not null)
        {
            if (Prominent(condition.Apply(picture, face.Face)) is not { } again)
                return false;
            face = again;
        }

        face.Expression.Scores.AsSpan().CopyTo(scores);
        return true;
    }

    private ImageFace? Prominent(VideoFrame picture)
    {
        var faces = analyzer.Analyze(picture);
        return faces.Count == 0 ? (ImageFace?)null : faces.MaxBy(face => face.Face.Box.Area * face.Face.Score);
    }

    private static VideoFrame Load(string file)
    {
        try
        {
            return ImageFile.Load(file);
        }
        catch (MediaException exception)
        {
            throw new ItemUnreadableException(exception.Message, exception);
        }
    }
}
