using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>A rectangle in a picture in pixels.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Rect(int X, int Y, int Width, int Height)
{
    /// <summary>Pixels from the left.</summary>
    public int X = X;

    /// <summary>Pixels from the top.</summary>
    public int Y = Y;

    /// <summary>The width.</summary>
    public int Width = Width;

    /// <summary>The height.</summary>
    public int Height = Height;

    /// <summary>Creates a rectangle from its top left corner and size.</summary>
    public Rect(Point location, Size size)
        : this(location.X, location.Y, size.Width, size.Height)
    {
    }
}
