using System.Numerics;
using System.Runtime.InteropServices;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// Power spectrum and real part of the spectrum of real frames: a radix-2 Fourier transform of half the length over even and odd samples, in double
/// precision so that quiet bands beside loud ones keep their digits. Allocates nothing per frame. Not thread-safe.
/// </summary>
internal sealed class Fourier
{
    private readonly int _half;
    private readonly int[] _reversed;
    private readonly double[] _real;
    private readonly double[] _imaginary;
    private readonly double[] _stageCosines;
    private readonly double[] _stageSines;
    private readonly double[] _cosines;
    private readonly double[] _sines;

    /// <param name="length">Samples a frame: a power of two, at least 4.</param>
    public Fourier(int length)
    {
        if (length < 4 || !BitOperations.IsPow2(length))
            throw new ArgumentOutOfRangeException(nameof(length), length, "must be a power of two of at least 4");

        Length = length;
        _half = length / 2;
        _real = new double[_half];
        _imaginary = new double[_half];
        var bits = BitOperations.Log2((uint)_half);
        _reversed = [.. Enumerable.Range(0, _half).Select(i => (int)(Reverse((uint)i) >> (32 - bits)))];

        // The factors of all stages behind each other: 1 for the first, 2 for the second, 4, ...
        _stageCosines = new double[_half];
        _stageSines = new double[_half];
        for (var step = 1; step < _half; step *= 2)
        {
            for (var k = 0; k < step; k++)
                (_stageSines[step - 1 + k], _stageCosines[step - 1 + k]) = Math.SinCos(-Math.PI * k / step);
        }

        _cosines = [.. Enumerable.Range(0, _half + 1).Select(k => Math.Cos(-2 * Math.PI * k / length))];
        _sines = [.. Enumerable.Range(0, _half + 1).Select(k => Math.Sin(-2 * Math.PI * k / length))];
    }

    public int Length { get; }

    /// <summary>Bins of a spectrum: half the length plus one.</summary>
    public int Bins => _half + 1;

    /// <summary>Writes |X_k|^2 for k = 0 .. length / 2.</summary>
    /// <param name="frame">Exactly <see cref="Length"/> samples.</param>
    /// <param name="power">Takes <see cref="Bins"/> values.</param>
    public void Power(ReadOnlySpan<double> frame, Span<double> power)
    {
        Transform(frame);
        for (var k = 0; k <= _half; k++)
        {
            var (real, imaginary) = Joined(k);
            power[k] = (real * real) + (imaginary * imaginary);
        }
    }

    /// <summary>Writes the real part of X_k for k = 0 .. length / 2: all there is of an even frame's spectrum.</summary>
    /// <param name="frame">Exactly <see cref="Length"/> samples.</param>
    /// <param name="real">Takes <see cref="Bins"/> values.</param>
    public void Real(ReadOnlySpan<double> frame, Span<double> real)
    {
        Transform(frame);
        for (var k = 0; k <= _half; k++)
            real[k] = Joined(k).Real;
    }

    /// <summary>The transform of even samples + i odd samples.</summary>
    private void Transform(ReadOnlySpan<double> frame)
    {
        for (var i = 0; i < _half; i++)
        {
            var from = 2 * _reversed[i];
            _real[i] = frame[from];
            _imaginary[i] = frame[from + 1];
        }

        for (var step = 1; step < _half; step *= 2)
            Butterflies(step);
    }

    /// <summary>Splits that transform into those of both, and joins them with the last twiddle factor.</summary>
    private (double Real, double Imaginary) Joined(int k)
    {
        int forth = k % _half, back = (_half - k) % _half;
        var evenReal = (_real[forth] + _real[back]) / 2;
        var evenImaginary = (_imaginary[forth] - _imaginary[back]) / 2;
        var oddReal = (_imaginary[forth] + _imaginary[back]) / 2;
        var oddImaginary = (_real[back] - _real[forth]) / 2;
        return (
            evenReal + (oddReal * _cosines[k]) - (oddImaginary * _sines[k]),
            evenImaginary + (oddReal * _sines[k]) + (oddImaginary * _cosines[k]));
    }

    private void Butterflies(int step)
    {
        var cosines = _stageCosines.AsSpan(step - 1, step);
        var sines = _stageSines.AsSpan(step - 1, step);
        for (var start = 0; start < _half; start += 2 * step)
        {
            Butterflies(
                _real.AsSpan(start, step),
                _imaginary.AsSpan(start, step),
                _real.AsSpan(start + step, step),
                _imaginary.AsSpan(start + step, step),
                cosines,
                sines);
        }
    }

    private static void Butterflies(
        Span<double> topReal,
        Span<double> topImaginary,
        Span<double> lowReal,
        Span<double> lowImaginary,
        ReadOnlySpan<double> cosines,
        ReadOnlySpan<double> sines)
    {
        var done = 0;
        if (topReal.Length >= Vector<double>.Count)
        {
            var tr = MemoryMarshal.Cast<double, Vector<double>>(topReal);
            var ti = MemoryMarshal.Cast<double, Vector<double>>(topImaginary);
            var lr = MemoryMarshal.Cast<double, Vector<double>>(lowReal);
            var li = MemoryMarshal.Cast<double, Vector<double>>(lowImaginary);
            var c = MemoryMarshal.Cast<double, Vector<double>>(cosines);
            var s = MemoryMarshal.Cast<double, Vector<double>>(sines);
            for (var i = 0; i < tr.Length; i++)
            {
                var real = (lr[i] * c[i]) - (li[i] * s[i]);
                var imaginary = (lr[i] * s[i]) + (li[i] * c[i]);
                lr[i] = tr[i] - real;
                li[i] = ti[i] - imaginary;
                tr[i] += real;
                ti[i] += imaginary;
            }

            done = tr.Length * Vector<double>.Count;
        }

        for (var i = done; i < topReal.Length; i++)
        {
            var real = (lowReal[i] * cosines[i]) - (lowImaginary[i] * sines[i]);
            var imaginary = (lowReal[i] * sines[i]) + (lowImaginary[i] * cosines[i]);
            lowReal[i] = topReal[i] - real;
            lowImaginary[i] = topImaginary[i] - imaginary;
            topReal[i] += real;
            topImaginary[i] += imaginary;
        }
    }

    private static uint Reverse(uint value)
    {
        uint reversed = 0;
        for (var bit = 0; bit < 32; bit++)
            reversed |= ((value >> bit) & 1) << (31 - bit);
        return reversed;
    }
}
