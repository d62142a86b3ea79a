using System.Numerics;

namespace EmotionEdge.Vision.Detection;

/// <summary>
/// Non-maximum suppression by blending, as MediaPipe does it: the surest face takes in every face that overlaps it, and
/// box and key points become their mean weighted by score, which is steadier from frame to frame than the surest alone.
/// </summary>
/// <param name="capacity">The most candidates.</param>
internal sealed class WeightedSuppression(int capacity)
{
    private readonly float[] _scores = new float[capacity];
    private readonly int[] _order = new int[capacity];

    /// <summary>Adds to <paramref name="result"/> one blended face for each group, surest first.</summary>
    /// <param name="candidates">Faces in any order, with scores above 0.</param>
    /// <param name="overlap">From which intersection over union two candidates are one face, 0..1.</param>
    /// <param name="result">Where the faces go.</param>
    public void Apply(ReadOnlySpan<Face> candidates, float overlap, FaceList result)
    {
        var scores = _scores.AsSpan(0, candidates.Length);
        var remaining = _order.AsSpan(0, candidates.Length);
        for (var i = 0; i < candidates.Length; i++)
            (scores[i], remaining[i]) = (-candidates[i].Score, i);
        scores.Sort(remaining);
        while (!remaining.IsEmpty)
            remaining = remaining[..TakeGroup(candidates, remaining, overlap, result)];
    }

    /// <summary>Blends the first face with those that overlap it; moves the others to the front and returns their number.</summary>
    private static int TakeGroup(ReadOnlySpan<Face> candidates, Span<int> remaining, float overlap, FaceList result)
    {
        ref readonly var best = ref candidates[remaining[0]];
        var left = 0;
        var total = 0f;
        var box = Vector4.Zero;
        var landmarks = default(Landmarks);
        for (var i = 0; i < remaining.Length; i++)
        {
            ref readonly var candidate = ref candidates[remaining[i]];
            if (i > 0 && best.Box.IntersectionOverUnion(candidate.Box) < overlap)
            {
                remaining[left++] = remaining[i];
                continue;
            }

            total += candidate.Score;
            box += candidate.Score * new Vector4(candidate.Box.Left, candidate.Box.Top, candidate.Box.Right, candidate.Box.Bottom);
            for (var point = 0; point < Landmarks.Count; point++)
                landmarks[point] += candidate.Score * candidate.Landmarks[point];
        }

        box /= total;
        for (var point = 0; point < Landmarks.Count; point++)
            landmarks[point] /= total;
        result.Add(new Face(new Box(box.X, box.Y, box.Z, box.W), landmarks, best.Score));
        return left;
    }
}
