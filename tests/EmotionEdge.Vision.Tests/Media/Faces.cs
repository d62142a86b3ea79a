using System.Numerics;

namespace EmotionEdge.Vision.Tests.Media;

/// <summary>Faces as a detector would give them.</summary>
internal static class Faces
{
    /// <summary>An upright frontal face with its features where BlazeFace finds them.</summary>
    public static Face Frontal(float centreX, float centreY, float width, float score = 0.9f) =>
        WithEyes(centreX, centreY, width, eyeDistance: 0.44f, rollDegrees: 0, turn: 0, score);

    /// <param name="centreX">The box's centre.</param>
    /// <param name="centreY">The box's centre.</param>
    /// <param name="width">The box's width and height.</param>
    /// <param name="eyeDistance">In widths of the box.</param>
    /// <param name="rollDegrees">Clockwise in the picture.</param>
    /// <param name="turn">The nose's shift along the line of the eyes, in eye distances.</param>
    /// <param name="score">The detector's.</param>
    public static Face WithEyes(float centreX, float centreY, float width, float eyeDistance, float rollDegrees, float turn, float score = 0.9f)
    {
        var box = Box.FromCenter(centreX, centreY, width, width);
        var along = Vector2.Transform(Vector2.UnitX, Matrix3x2.CreateRotation(float.DegreesToRadians(rollDegrees)));
        var down = new Vector2(-along.Y, along.X);
        var middle = new Vector2(centreX, box.Top + (0.285f * width));
        var eyes = eyeDistance * width;
        var landmarks = default(Landmarks);
        landmarks[Landmark.RightEye] = middle - (along * eyes / 2);
        landmarks[Landmark.LeftEye] = middle + (along * eyes / 2);
        landmarks[Landmark.NoseTip] = middle + (along * turn * eyes) + (down * 0.25f * width);
        landmarks[Landmark.Mouth] = middle + (down * 0.45f * width);
        landmarks[Landmark.RightEar] = middle - (along * 0.45f * width);
        landmarks[Landmark.LeftEar] = middle + (along * 0.45f * width);
        return new Face(box, landmarks, score);
    }
}
