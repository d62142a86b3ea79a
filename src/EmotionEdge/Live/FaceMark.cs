using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Devices;
using EmotionEdge.Vision;

namespace EmotionEdge.Live;

/// <summary>What is drawn at a face: a box around it, its emotion and how probable that is.</summary>
internal static class FaceMark
{
    /// <param name="box">Where it is.</param>
    /// <param name="scores">What it shows; <see langword="null"/>: that is not known yet.</param>
    /// <param name="width">Of the picture.</param>
    /// <param name="height">Of the picture.</param>
    /// <param name="fusion">Says from which probability on an emotion is named.</param>
    public static PictureMark Of(in Box box, EmotionScores? scores, int width, int height, FusionOptions fusion)
    {
        var inside = box.ClippedTo(width, height);
        return new PictureMark((int)inside.Left, (int)inside.Top, (int)inside.Right, (int)inside.Bottom, LabelOf(scores, fusion));
    }

    private static string LabelOf(EmotionScores? scores, FusionOptions fusion)
    {
        if (scores is not { } known)
            return "...";
        return known[known.Dominant] >= fusion.MinimumConfidence
            ? FormattableString.Invariant($"{known.Dominant.Name()} {100 * known[known.Dominant]:0} %")
            : EmotionNames.Unknown;
    }
}
