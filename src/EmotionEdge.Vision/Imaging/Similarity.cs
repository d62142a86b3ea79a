using System.Numerics;

namespace EmotionEdge.Vision.Imaging;

/// <summary>Rotation, uniform scaling and shift of the plane: a point p goes to <c>Origin + Axis * p</c> as complex numbers.</summary>
/// <param name="Axis">Where one step to the right goes.</param>
/// <param name="Origin">Where (0, 0) goes.</param>
internal readonly record struct Similarity(Vector2 Axis, Vector2 Origin)
{
    public float Scale => Axis.Length();

    /// <summary>The one that takes <paramref name="from1"/> to <paramref name="to1"/> and <paramref name="from2"/> to <paramref name="to2"/>.</summary>
    public static Similarity Through(Vector2 from1, Vector2 to1, Vector2 from2, Vector2 to2)
    {
        var from = from2 - from1;
        var to = to2 - to1;
        var axis = new Vector2((to.X * from.X) + (to.Y * from.Y), (to.Y * from.X) - (to.X * from.Y)) / from.LengthSquared();
        return new Similarity(axis, to1 - Rotate(axis, from1));
    }

    public Vector2 Apply(Vector2 point) => Origin + Rotate(Axis, point);

    private static Vector2 Rotate(Vector2 axis, Vector2 point) =>
        new((axis.X * point.X) - (axis.Y * point.Y), (axis.Y * point.X) + (axis.X * point.Y));
}
