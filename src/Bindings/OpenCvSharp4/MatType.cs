namespace OpenCvSharp;

/// <summary>A matrix's element type: depth and number of channels.</summary>
public readonly record struct MatType(int value) : IEquatable<int>
{
    /// <summary>Depth codes.</summary>
    public const int
        CV_8U = 0,
        CV_8S = 1,
        CV_16U = 2,
        CV_16S = 3,
        CV_32S = 4,
        CV_32F = 5,
        CV_64F = 6,
        CV_USRTYPE1 = 7;

    private const int CV_CN_MAX = 512;
    private const int CV_CN_SHIFT = 3;
    private const int CV_DEPTH_MAX = 1 << CV_CN_SHIFT;

    /// <summary>Common element types.</summary>
    public static readonly MatType
        CV_8UC1 = CV_8UC(1),
        CV_8UC3 = CV_8UC(3),
        CV_8UC4 = CV_8UC(4),
        CV_16UC1 = CV_16UC(1),
        CV_16UC3 = CV_16UC(3),
        CV_16UC4 = CV_16UC(4),
        CV_32FC1 = CV_32FC(1),
        CV_32FC3 = CV_32FC(3);

    private readonly int value = value;

    /// <summary>OpenCV's number for the type.</summary>
    public int Value => value;

    /// <summary>The depth code.</summary>
    public int Depth => value & (CV_DEPTH_MAX - 1);

    /// <summary>Whether the elements are whole numbers.</summary>
    public bool IsInteger => Depth < CV_32F;

    /// <summary>The number of channels.</summary>
    public int Channels => (Value >> CV_CN_SHIFT) + 1;

    public static explicit operator int(MatType self) => self.value;

    public static implicit operator MatType(int value) => new(value);

    public static bool operator ==(MatType self, int other) => self.Equals(other);

    public static bool operator !=(MatType self, int other) => !self.Equals(other);

    /// <summary>Unsigned bytes with this many channels.</summary>
    public static MatType CV_8UC(int ch) => MakeType(CV_8U, ch);

    /// <summary>Unsigned 16-bit numbers with this many channels.</summary>
    public static MatType CV_16UC(int ch) => MakeType(CV_16U, ch);

    /// <summary>32-bit floating-point numbers with this many channels.</summary>
    public static MatType CV_32FC(int ch) => MakeType(CV_32F, ch);

    /// <summary>The type of a depth and a number of channels.</summary>
    /// <exception cref="OpenCvSharpException">One of them is out of range.</exception>
    public static MatType MakeType(int depth, int channels)
    {
        if (channels <= 0 || channels >= CV_CN_MAX)
            throw new OpenCvSharpException("Channels count should be 1.." + (CV_CN_MAX - 1));
        if (depth < 0 || depth >= CV_DEPTH_MAX)
            throw new OpenCvSharpException("Data type depth should be 0.." + (CV_DEPTH_MAX - 1));
        return (depth & (CV_DEPTH_MAX - 1)) + ((channels - 1) << CV_CN_SHIFT);
    }

    /// <inheritdoc/>
    public bool Equals(int other) => value == other;

    /// <summary>OpenCV's number for the type.</summary>
    public int ToInt32() => value;

    /// <inheritdoc/>
    public override string ToString()
    {
        var name = Depth switch
        {
            CV_8U => "CV_8U",
            CV_8S => "CV_8S",
            CV_16U => "CV_16U",
            CV_16S => "CV_16S",
            CV_32S => "CV_32S",
            CV_32F => "CV_32F",
            CV_64F => "CV_64F",
            _ => "CV_USRTYPE1",
        };
        return Channels <= 4 ? $"{name}C{Channels}" : $"{name}C({Channels})";
    }
}
