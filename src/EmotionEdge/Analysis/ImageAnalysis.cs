using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Devices;
using EmotionEdge.Vision;

namespace EmotionEdge.Analysis;

/// <summary>A picture: every face, and the mean of them by quality.</summary>
internal sealed class ImageAnalysis(ISenses senses, FusionOptions fusion)
{
    public AnalysisResult Analyze(string path)
    {
        var picture = ImageFile.Load(path);
        var faces = senses.FacesOf(picture);
        var findings = new Findings(fusion);
        foreach (var face in faces)
        {
            var scores = face.Expression.Scores;
            findings.Add(Modality.Face, scores, Affect.Of(scores), face.Expression.Quality.Overall, share: 1);
        }

        return AnalysisResult.Of(path, "image", findings.Estimate(), [.. faces.Select(face => ResultOf(face, picture))]);
    }

    /// <summary>Left, top, width and height in whole pixels within the picture.</summary>
    public static IReadOnlyList<int> BoxOf(in Box box, int width, int height)
    {
        var inside = box.ClippedTo(width, height);
        var left = (int)MathF.Round(inside.Left);
        var top = (int)MathF.Round(inside.Top);
        return [left, top, (int)MathF.Round(inside.Right) - left, (int)MathF.Round(inside.Bottom) - top];
    }

    private FaceResult ResultOf(ImageFace face, VideoFrame picture)
    {
        var (scores, quality) = face.Expression;
        var dominant = Findings.NameOf(scores, fusion);
        return new FaceResult(
            null,
            null,
            null,
            BoxOf(face.Face.Box, picture.Width, picture.Height),
            quality.Overall,
            dominant.NameOrUnknown(),
            dominant is { } known ? scores[known] : 0,
            scores);
    }
}
