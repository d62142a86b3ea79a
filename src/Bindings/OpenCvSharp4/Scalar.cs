using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>Up to four channel values; colours in the order blue, green, red.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Scalar(double Val0, double Val1, double Val2, double Val3)
{
    /// <summary>The first channel.</summary>
    public double Val0 = Val0;

    /// <summary>The second channel.</summary>
    public double Val1 = Val1;

    /// <summary>The third channel.</summary>
    public double Val2 = Val2;

    /// <summary>The fourth channel.</summary>
    public double Val3 = Val3;

    /// <summary>Creates a value for one channel.</summary>
    public Scalar(double val0)
        : this(val0, 0, 0, 0)
    {
    }

    /// <summary>Creates a value for two channels.</summary>
    public Scalar(double val0, double val1)
        : this(val0, val1, 0, 0)
    {
    }

    /// <summary>Creates a value for three channels.</summary>
    public Scalar(double val0, double val1, double val2)
        : this(val0, val1, val2, 0)
    {
    }

    /// <summary>A channel by its number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 0..3.</exception>
    public double this[int i]
    {
        readonly get => i switch
        {
            0 => Val0,
            1 => Val1,
            2 => Val2,
            3 => Val3,
            _ => throw new ArgumentOutOfRangeException(nameof(i)),
        };
        set
        {
            switch (i)
            {
                case 0:
                    Val0 = value;
                    break;
                case 1:
                    Val1 = value;
                    break;
                case 2:
                    Val2 = value;
                    break;
                case 3:
                    Val3 = value;
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(i));
            }
        }
    }

    /// <summary>The colour of red, green and blue parts, each 0..255.</summary>
    public static Scalar FromRgb(int r, int g, int b) => new(b, g, r);

    /// <summary>The same value in every channel.</summary>
    public static Scalar All(double v) => new(v, v, v, v);

    /// <summary>The value as a one-channel scalar.</summary>
    public static explicit operator Scalar(double val) => new(val);
}
