namespace EmotionEdge.Vision;

/// <summary>
/// A rectangle in frame pixels. Coordinates are continuous: pixel i covers i..i+1, so the whole frame is
/// (0, 0, Width, Height). A box may reach beyond the frame where a face is cut by its border.
/// </summary>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    public float Width => Right - Left;

    public float Height => Bottom - Top;

    /// <summary>Square pixels; 0 for a box without extent.</summary>
    public float Area => MathF.Max(0, Width) * MathF.Max(0, Height);

    public float CenterX => (Left + Right) / 2;

    public float CenterY => (Top + Bottom) / 2;

    public static Box FromCenter(float x, float y, float width, float height) =>
        new(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));

    /// <summary>The part that both boxes cover; a box of no area when they do not touch.</summary>
    public Box Intersection(in Box other)
    {
        var left = MathF.Max(Left, other.Left);
        var top = MathF.Max(Top, other.Top);
        return new Box(left, top, MathF.Max(left, MathF.Min(Right, other.Right)), MathF.Max(top, MathF.Min(Bottom, other.Bottom)));
    }

    /// <summary>Shared area by joint area, 0..1; 0 when either has no extent.</summary>
    public float IntersectionOverUnion(in Box other)
    {
        var shared = Intersection(other).Area;
        return shared > 0 ? shared / (Area + other.Area - shared) : 0;
    }

    /// <summary>
    /// Distance-IoU, -1..1: overlap less the squared distance of the centres by the squared diagonal of the smallest
    /// box around both, so that boxes that do not overlap are still nearer or farther (Z. Zheng et al., "Distance-IoU
    /// Loss", 2020).
    /// </summary>
    public float DistanceIntersectionOverUnion(in Box other)
    {
        var dx = CenterX - other.CenterX;
        var dy = CenterY - other.CenterY;
        var width = MathF.Max(Right, other.Right) - MathF.Min(Left, other.Left);
        var height = MathF.Max(Bottom, other.Bottom) - MathF.Min(Top, other.Top);
        var diagonal = (width * width) + (height * height);
        return diagonal > 0 ? IntersectionOverUnion(other) - (((dx * dx) + (dy * dy)) / diagonal) : 0;
    }

    /// <summary>The part of the box inside a frame of that size.</summary>
    public Box ClippedTo(int width, int height) => new(
        Math.Clamp(Left, 0, width),
        Math.Clamp(Top, 0, height),
        Math.Clamp(Right, 0, width),
        Math.Clamp(Bottom, 0, height));
}
