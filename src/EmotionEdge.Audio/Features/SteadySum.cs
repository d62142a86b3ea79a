using System.Numerics;
using System.Runtime.InteropServices;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// Sums whose order does not depend on where the numbers lie in memory, so that the same numbers make the same bits; those of
/// <see cref="System.Numerics.Tensors.TensorPrimitives"/> begin where the memory is aligned.
/// </summary>
internal static class SteadySum
{
    /// <summary>Sum of the numbers.</summary>
    public static double Of(ReadOnlySpan<double> numbers)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(numbers);
        Vector<double> even = default, odd = default;
        var i = 0;
        for (; i + 1 < vectors.Length; i += 2)
        {
            even += vectors[i];
            odd += vectors[i + 1];
        }

        if (i < vectors.Length)
            even += vectors[i];
        var sum = Vector.Sum(even + odd);
        foreach (var number in numbers[(vectors.Length * Vector<double>.Count)..])
            sum += number;
        return sum;
    }

    /// <summary>Sum of the products of both, which are of one length.</summary>
    public static double OfProducts(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(right.Length, left.Length);
        var lefts = MemoryMarshal.Cast<double, Vector<double>>(left);
        var rights = MemoryMarshal.Cast<double, Vector<double>>(right)[..lefts.Length];
        Vector<double> even = default, odd = default;
        var i = 0;
        for (; i + 1 < lefts.Length; i += 2)
        {
            even = Vector.FusedMultiplyAdd(lefts[i], rights[i], even);
            odd = Vector.FusedMultiplyAdd(lefts[i + 1], rights[i + 1], odd);
        }

        if (i < lefts.Length)
            even = Vector.FusedMultiplyAdd(lefts[i], rights[i], even);
        var sum = Vector.Sum(even + odd);
        for (var j = lefts.Length * Vector<double>.Count; j < left.Length; j++)
            sum = Math.FusedMultiplyAdd(left[j], right[j], sum);
        return sum;
    }
}
