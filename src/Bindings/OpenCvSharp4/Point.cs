using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>A place in a picture in pixels.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Point(int X, int Y)
{
    /// <summary>Pixels from the left.</summary>
    public int X = X;

    /// <summary>Pixels from the top.</summary>
    public int Y = Y;

    /// <summary>Creates a point, cutting off fractions.</summary>
    public Point(double x, double y)
        : this((int)x, (int)y)
    {
    }
}
