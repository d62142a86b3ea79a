using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Media;
using EmotionEdge.Core.Posture;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Devices;
using EmotionEdge.Vision;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Analysis;

/// <summary>A picture: every face, and the mean of them by quality.</summary>
internal sealed class ImageAnalysis(ISenses senses, FusionOptions fusion)
{
    public AnalysisResult Analyze(string path)
    {
        var picture = ImageFile.Load(path);
        var faces = senses.FacesOf(picture);
        var poses = faces.Count > 0 ? senses.OpenPoses() : null;
        var findings = new Findings(fusion);
        foreach (var face in faces)
        {
            var scores = face.Expression.Scores;
            findings.Add(Modality.Face, scores, Affect.Of(scores), face.Expression.Quality.Overall, share: 1);
        }

        var hints = new HintTally();
        hints.Add(new PictureMeter().Measure(picture, faces));
        return AnalysisResult.Of(path, "image", findings.Estimate(), [.. faces.Select(face => ResultOf(face, picture, poses))], hints: hints);
    }

    /// <summary>Left, top, width and height in whole pixels within the picture.</summary>
    public static IReadOnlyList<int> BoxOf(in Box box, int width, int height)
    {
        var inside = box.ClippedTo(width, height);
        var left = (int)MathF.Round(inside.Left);
        var top = (int)MathF.Round(inside.Top);
        return [left, top, (int)MathF.Round(inside.Right) - left, (int)MathF.Round(inside.Bottom) - top];
    }

    private FaceResult ResultOf(ImageFace face, VideoFrame picture, IPoseModel? poses)
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
            scores,
            poses is null ? null : PostureOf(poses, picture, face.Face.Box));
    }

    private static FacePosture? PostureOf(IPoseModel poses, VideoFrame picture, in Box face)
    {
        if (StillBody.Find(poses, picture, face) is not { } body)
            return null;
        var points = Enum.GetValues<BodyPart>()
            .Where(part => body.Pose.Sees(part))
            .Select(part => new PosturePoint(PostureEntry.NameOf(part.ToString()), body.Pose[part].At.X, body.Pose[part].At.Y, body.Pose[part].Score));
        return new FacePosture([.. Enum.GetValues<PostureCue>().Where(cue => body.Cues[cue]).Select(cue => PostureEntry.NameOf(cue.ToString()))], [.. points]);
    }
}
