using System.Numerics;
using System.Runtime.CompilerServices;

namespace EmotionEdge.Audio.Features;

/// <summary>As many complex numbers as a vector has doubles.</summary>
internal readonly record struct ComplexLanes(Vector<double> Real, Vector<double> Imaginary)
{
    /// <summary>Squares of the absolute values.</summary>
    public Vector<double> Power => Vector.FusedMultiplyAdd(Real, Real, Imaginary * Imaginary);

    public ComplexLanes Conjugate => new(Real, -Imaginary);

    public static ComplexLanes operator +(ComplexLanes left, ComplexLanes right) => new(left.Real + right.Real, left.Imaginary + right.Imaginary);

    public static ComplexLanes operator -(ComplexLanes left, ComplexLanes right) => new(left.Real - right.Real, left.Imaginary - right.Imaginary);

    /// <summary>This minus i times another.</summary>
    public ComplexLanes MinusI(ComplexLanes other) => new(Real + other.Imaginary, Imaginary - other.Real);

    /// <summary>This plus i times another.</summary>
    public ComplexLanes PlusI(ComplexLanes other) => new(Real - other.Imaginary, Imaginary + other.Real);

    /// <summary>Times one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexLanes Times(Vector<double> real, Vector<double> imaginary) => new(
        Vector.FusedMultiplyAdd(Real, real, -(Imaginary * imaginary)),
        Vector.FusedMultiplyAdd(Real, imaginary, Imaginary * real));
}
