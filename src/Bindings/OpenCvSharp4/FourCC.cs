namespace OpenCvSharp;

/// <summary>A four-character code of a video format.</summary>
public readonly struct FourCC : IEquatable<FourCC>
{
    /// <summary>The code as a number, first character lowest.</summary>
    public readonly int Value;

    public static readonly int MJPG = FromString(nameof(MJPG));
    public static readonly int MP4V = FromString(nameof(MP4V));
    public static readonly int H264 = FromString("X264");
    public static readonly int XVID = FromString(nameof(XVID));

    /// <summary>Creates a code from its number.</summary>
    public FourCC(int value) => Value = value;

    public static implicit operator int(FourCC fourcc) => fourcc.Value;

    public static implicit operator FourCC(int code) => new(code);

    public static bool operator ==(FourCC left, FourCC right) => left.Equals(right);

    public static bool operator !=(FourCC left, FourCC right) => !left.Equals(right);

    /// <summary>Creates a code from its characters.</summary>
    public static FourCC FromFourChars(char c1, char c2, char c3, char c4) => new(VideoWriter.FourCC(c1, c2, c3, c4));

    /// <summary>Creates a code from one to four characters; missing ones are spaces.</summary>
    public static FourCC FromString(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length == 0)
            throw new ArgumentException("code.Length == 0", nameof(code));
        if (code.Length > 4)
            throw new ArgumentException("code.Length > 4", nameof(code));
        var padded = code.PadRight(4);
        return FromFourChars(padded[0], padded[1], padded[2], padded[3]);
    }

    /// <summary>Creates a code from its number.</summary>
    public static FourCC FromInt32(int code) => new(code);

    /// <summary>The code as a number.</summary>
    public int ToInt32() => Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FourCC other && Equals(other);

    /// <inheritdoc/>
    public bool Equals(FourCC other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}
