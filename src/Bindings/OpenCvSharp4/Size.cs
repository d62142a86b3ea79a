using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>A width and a height in pixels.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Size(int Width, int Height)
{
    /// <summary>The width.</summary>
    public int Width = Width;

    /// <summary>The height.</summary>
    public int Height = Height;

    /// <summary>Creates a size, cutting off fractions.</summary>
    public Size(double width, double height)
        : this((int)width, (int)height)
    {
    }
}
