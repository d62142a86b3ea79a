using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using EmotionEdge.Devices;
using EmotionEdge.Inference;
using EmotionEdge.Vision;

namespace EmotionEdge.Analysis;

/// <summary>
/// Answers pictures by the most prominent face in them: the largest, weighted by how sure the detector is. Without a face the
/// answer is Unknown. Aligned pictures are one face already cut out; no detector looks at them.
/// </summary>
internal sealed class FaceClassifier(ImageAnalyzer analyzer, bool aligned) : IItemClassifier
{
    public IReadOnlyList<string> Labels { get; } = [.. EmotionNames.All];

    public bool Classify(EvaluationItem item, Span<float> scores, CancellationToken cancellationToken)
    {
        var picture = Load(item.File!);
        if (aligned)
        {
            analyzer.ClassifyAligned(picture).AsSpan().CopyTo(scores);
            return true;
        }

        var faces = analyzer.Analyze(picture);
        if (faces.Count == 0)
            return false;
        faces.MaxBy(face => face.Face.Box.Area * face.Face.Score).Expression.Scores.AsSpan().CopyTo(scores);
        return true;
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
