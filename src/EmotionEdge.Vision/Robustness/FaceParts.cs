using System.Numerics;
using EmotionEdge.Core.Media;

namespace EmotionEdge.Vision.Robustness;

/// <summary>Where in a picture the parts of a face are, as upright rectangles.</summary>
internal static class FaceParts
{
    // In eye distances.
    private const float EyesWidth = 2.1f;
    private const float EyesHeight = 0.8f;
    private const float MouthWidth = 1.4f;
    private const float MouthHeight = 0.8f;

    // Of a FER+ face, in parts of its side.
    private const float AlignedWidth = 0.75f;
    private const float EyeHeight = 0.39f;
    private const float HalfEyeDistance = 0.15f;
    private const float MouthBelow = 0.39f;

    public static Box Eyes(in Face face)
    {
        var (middle, distance) = EyesOf(face);
        return Around(middle, EyesWidth * distance, EyesHeight * distance);
    }

    public static Box Mouth(in Face face)
    {
        var (_, distance) = EyesOf(face);
        return Around(face.Landmarks[Landmark.Mouth], MouthWidth * distance, MouthHeight * distance);
    }

    /// <summary>The face of a picture that is one face already cut out.</summary>
    public static Face Aligned(VideoFrame picture)
    {
        float side = Math.Min(picture.Width, picture.Height);
        var centre = new Vector2(picture.Width, picture.Height) / 2;
        var eyes = centre + new Vector2(0, (EyeHeight - 0.5f) * side);
        var landmarks = default(Landmarks);
        landmarks[Landmark.RightEye] = eyes - new Vector2(HalfEyeDistance * side, 0);
        landmarks[Landmark.LeftEye] = eyes + new Vector2(HalfEyeDistance * side, 0);
        landmarks[Landmark.NoseTip] = eyes + new Vector2(0, MouthBelow / 2 * side);
        landmarks[Landmark.Mouth] = eyes + new Vector2(0, MouthBelow * side);
        var half = new Vector2(AlignedWidth * side / 2);
        return new Face(new Box(centre.X - half.X, centre.Y - half.Y, centre.X + half.X, centre.Y + half.Y), landmarks, 1);
    }

    /// <summary>Their middle and distance; in profile they nearly coincide, and the box says how large the face is.</summary>
    private static (Vector2 Middle, float Distance) EyesOf(in Face face)
    {
        var (right, left) = (face.Landmarks[Landmark.RightEye], face.Landmarks[Landmark.LeftEye]);
        return ((right + left) / 2, MathF.Max(Vector2.Distance(right, left), 0.3f * face.Box.Width));
    }

    private static Box Around(Vector2 centre, float width, float height) =>
        new(centre.X - (width / 2), centre.Y - (height / 2), centre.X + (width / 2), centre.Y + (height / 2));
}
