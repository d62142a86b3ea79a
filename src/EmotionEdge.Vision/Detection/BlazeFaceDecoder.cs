using System.Numerics;

namespace EmotionEdge.Vision.Detection;

/// <summary>Turns BlazeFace's raw outputs into faces in frame pixels.</summary>
/// <param name="side">The input's width and height in pixels; boxes and points come in these pixels, relative to the anchor.</param>
internal sealed class BlazeFaceDecoder(int side)
{
    /// <summary>Values an anchor: centre x, y, width, height, then x, y of the six key points.</summary>
    public const int Values = 4 + (2 * Landmarks.Count);

    private readonly Vector2[] _anchors = BlazeFaceAnchors.Create();

    /// <summary>Adds the faces above the threshold whose centre lies in the picture.</summary>
    /// <param name="logits">One score an anchor, before the sigmoid.</param>
    /// <param name="boxes"><see cref="Values"/> numbers an anchor.</param>
    /// <param name="firstAnchor">The anchor to which the first score belongs.</param>
    /// <param name="threshold">Least score after the sigmoid, 0..1.</param>
    public void Decode(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> boxes, int firstAnchor, float threshold, in Letterbox letterbox, FaceList result)
    {
        for (var i = 0; i < logits.Length; i++)
        {
            var score = 1 / (1 + MathF.Exp(-logits[i]));
            // Written so that a score that is not a number is left out as well.
            if (score >= threshold)
                Add(boxes.Slice(i * Values, Values), _anchors[firstAnchor + i] * side, score, letterbox, result);
        }
    }

    private static void Add(ReadOnlySpan<float> values, Vector2 anchor, float score, in Letterbox letterbox, FaceList result)
    {
        var centre = letterbox.ToFrame(anchor + new Vector2(values[0], values[1]));
        var size = new Vector2(values[2], values[3]) * letterbox.Scale;
        var source = letterbox.Source;
        if (!(size.X > 0 && size.Y > 0)
            || !(centre.X >= source.X && centre.X <= source.X + source.Width)
            || !(centre.Y >= source.Y && centre.Y <= source.Y + source.Height))
        {
            return;
        }

        var landmarks = default(Landmarks);
        var sum = Vector2.Zero;
        for (var i = 0; i < Landmarks.Count; i++)
            sum += landmarks[i] = letterbox.ToFrame(anchor + new Vector2(values[4 + (2 * i)], values[5 + (2 * i)]));
        // A network that was fed what it never saw may answer with no numbers; one of them spoils the sum.
        if (!float.IsFinite(sum.X) || !float.IsFinite(sum.Y))
            return;

        result.Add(new Face(Box.FromCenter(centre.X, centre.Y, size.X, size.Y), landmarks, score));
    }
}
