using System.Numerics;
using System.Numerics.Tensors;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// Mel-frequency cepstral coefficients (S. Davis and P. Mermelstein, 1980): the orthonormal discrete cosine transform
/// (type II) of <see cref="LogMel"/>, c_n = s_n sum over b of e_b cos(pi n (b + 1/2) / B) with s_0 = sqrt(1/B), s_n = sqrt(2/B), optionally
/// liftered by 1 + L/2 sin(pi n / L). Allocates nothing per frame. Not thread-safe.
/// </summary>
public sealed class Mfcc
{
    /// <summary>Frames on each side of the one whose change is told.</summary>
    public const int DeltaReach = 4;

    private const int Half = LogMel.Bands / 2;

    private readonly LogMel _logMel = new();
    private readonly Vector<double>[] _bands = new Vector<double>[LogMel.Bands];
    private readonly Vector<double>[] _sums = new Vector<double>[Half];
    private readonly Vector<double>[] _differences = new Vector<double>[Half];

    /// <summary>Sixteen frames, which is a multiple of those that are computed side by side.</summary>
    private readonly double[] _held = new double[LogMel.FrameLength + (15 * LogMel.Hop)];
    private readonly double[][] _basis;
    private int _count;

    /// <param name="coefficients">1 to <see cref="LogMel.Bands"/>; c_0, the loudness, is one of them.</param>
    /// <param name="lifter">L, which evens out the sizes of low and high coefficients; 0 for none, 22 is usual.</param>
    public Mfcc(int coefficients = 20, int lifter = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coefficients, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(coefficients, LogMel.Bands);
        ArgumentOutOfRangeException.ThrowIfNegative(lifter);
        _basis = new double[coefficients][];
        for (var n = 0; n < coefficients; n++)
        {
            var scale = Math.Sqrt((n == 0 ? 1.0 : 2.0) / LogMel.Bands) * (lifter > 0 ? 1 + (lifter / 2.0 * Math.Sin(Math.PI * n / lifter)) : 1);
            _basis[n] = [.. Enumerable.Range(0, Half).Select(b => scale * Math.Cos(Math.PI * n * (b + 0.5) / LogMel.Bands))];
        }
    }

    /// <summary>Values a row.</summary>
    public int Coefficients => _basis.Length;

    /// <summary>The most rows that so many samples of a stream can complete.</summary>
    public static int MaximumRows(int samples) => (samples / LogMel.Hop) + 1;

    /// <summary>Writes all rows of a clip.</summary>
    /// <param name="samples">16 kHz mono, full scale 1, finite.</param>
    /// <param name="rows">Takes <see cref="LogMel.FrameCount"/> rows of <see cref="Coefficients"/> values.</param>
    /// <returns>The number of rows.</returns>
    public int Compute(ReadOnlySpan<double> samples, Span<double> rows)
    {
        var count = LogMel.FrameCount(samples.Length);
        for (var done = 0; done < count;)
            done += ComputeRows(samples[(done * LogMel.Hop)..], rows[(done * Coefficients)..]);
        return count;
    }

    /// <summary>Takes the next samples of a stream; the rows are those of the whole stream, to the bit, however it is cut.</summary>
    /// <param name="samples">16 kHz mono, full scale 1, finite.</param>
    /// <param name="rows">Takes the rows that they complete, <see cref="MaximumRows"/> at most.</param>
    /// <returns>How many.</returns>
    public int Push(ReadOnlySpan<float> samples, Span<double> rows)
    {
        var count = 0;
        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(samples.Length, _held.Length - _count)];
            samples = samples[part.Length..];
            TensorPrimitives.ConvertChecked<float, double>(part, _held.AsSpan(_count));
            _count += part.Length;
            var made = Compute(_held.AsSpan(0, _count), rows[(count * Coefficients)..]);
            count += made;
            var at = made * LogMel.Hop;
            _held.AsSpan(at, _count - at).CopyTo(_held);
            _count -= at;
        }

        return count;
    }

    /// <summary>
    /// How each value changes a frame: the slope of the straight line through the frame and <see cref="DeltaReach"/> on each side of
    /// it (A. Savitzky and M. Golay, 1964); at the ends that of the line through the first or last nine.
    /// </summary>
    /// <param name="rows">At least nine rows.</param>
    /// <param name="width">Values a row.</param>
    /// <param name="deltas">As many values as <paramref name="rows"/> has.</param>
    public static void Delta(ReadOnlySpan<double> rows, int width, Span<double> deltas)
    {
        var count = rows.Length / width;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, (2 * DeltaReach) + 1, nameof(rows));
        for (var row = 0; row < count; row++)
        {
            var middle = Math.Clamp(row, DeltaReach, count - 1 - DeltaReach);
            for (var i = 0; i < width; i++)
            {
                double sum = 0, squares = 0;
                for (var k = 1; k <= DeltaReach; k++)
                {
                    sum += k * (rows[((middle + k) * width) + i] - rows[((middle - k) * width) + i]);
                    squares += 2 * k * k;
                }

                deltas[(row * width) + i] = sum / squares;
            }
        }
    }

    /// <summary>As many of the first rows as are computed side by side.</summary>
    private int ComputeRows(ReadOnlySpan<double> samples, Span<double> rows)
    {
        var count = _logMel.ComputeAbreast(samples, _bands);
        Fold();
        for (var n = 0; n < Coefficients; n++)
        {
            var value = Product(n % 2 == 0 ? _sums : _differences, _basis[n]);
            for (var lane = 0; lane < count; lane++)
                rows[(lane * Coefficients) + n] = value[lane];
        }

        return count;
    }

    /// <summary>
    /// Sums and differences of the first bands and the last: a cosine of even n is the same from both ends, one of odd n the
    /// opposite.
    /// </summary>
    private void Fold()
    {
        for (var b = 0; b < Half; b++)
        {
            var (low, high) = (_bands[b], _bands[LogMel.Bands - 1 - b]);
            (_sums[b], _differences[b]) = (low + high, low - high);
        }
    }

    private static Vector<double> Product(ReadOnlySpan<Vector<double>> bands, ReadOnlySpan<double> basis)
    {
        Vector<double> even = default, odd = default;
        for (var b = 0; b + 1 < bands.Length; b += 2)
        {
            even = Vector.FusedMultiplyAdd(bands[b], new(basis[b]), even);
            odd = Vector.FusedMultiplyAdd(bands[b + 1], new(basis[b + 1]), odd);
        }

        return even + odd;
    }
}
