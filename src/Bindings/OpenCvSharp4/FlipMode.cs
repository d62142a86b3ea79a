namespace OpenCvSharp;

/// <summary>Axes of <see cref="Cv2.Flip"/>.</summary>
public enum FlipMode
{
    X = 0,
    Y = 1,
    XY = -1,
}
