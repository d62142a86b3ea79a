using System.Numerics;

namespace EmotionEdge.Vision.Expression;

/// <summary>What the positions of the eyes and the nose tell of a face.</summary>
internal readonly record struct EyeGeometry
{
    /// <summary>Distance of the eyes of a frontal face, in widths of BlazeFace's box: the median of its frontal sample faces.</summary>
    public const float FrontalEyeDistance = 0.435f;

    /// <summary>Height of the eyes below the top of BlazeFace's box, in heights of the box: the median of its sample faces.</summary>
    public const float EyeHeight = 0.285f;

    /// <summary>Below this distance, in widths of the box, the face is seen in profile and the line of the eyes means nothing.</summary>
    private const float ProfileEyeDistance = 0.22f;

    public EyeGeometry(in Face face)
    {
        // The person's right eye is on the left in the picture.
        Left = face.Landmarks[Landmark.RightEye];
        Right = face.Landmarks[Landmark.LeftEye];
        var line = Right - Left;
        var distance = line.Length();
        IsProfile = !(distance >= ProfileEyeDistance * face.Box.Width);
        if (IsProfile || distance == 0)
            return;

        RollDegrees = float.RadiansToDegrees(MathF.Atan2(line.Y, line.X));
        Turn = Vector2.Dot(face.Landmarks[Landmark.NoseTip] - ((Left + Right) / 2), line) / (distance * distance);
    }

    /// <summary>The eye on the left side of the picture, in frame pixels.</summary>
    public Vector2 Left { get; }

    /// <summary>The eye on the right side of the picture, in frame pixels.</summary>
    public Vector2 Right { get; }

    /// <summary>The eyes nearly coincide.</summary>
    public bool IsProfile { get; }

    /// <summary>Tilt of the line through the eyes, -180..180, clockwise in the picture; 0 in profile.</summary>
    public float RollDegrees { get; }

    /// <summary>
    /// How far the nose tip lies from the middle between the eyes, along their line, in eye distances: 0 looks straight
    /// ahead, about 0.5 is a head turned by 40 degrees to the right side of the picture; 0 in profile.
    /// </summary>
    public float Turn { get; }
}
