using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// Power spectra of several real frames side by side: every vector holds the same place of each frame, so that all steps are
/// the same for all of them, and what comes out for one does not depend on the others. A radix-4 Fourier transform of half the
/// length over even and odd samples, in double precision so that quiet bands beside loud ones keep their digits. Allocates
/// nothing per frame. Not thread-safe.
/// </summary>
/// <remarks>
/// Its steps are not inlined: in one method they have more variables than the compiler keeps track of, all of which then live on
/// the stack, eight times as slow.
/// </remarks>
internal sealed class FramePowers
{
    private readonly int _half;
    private readonly int[] _reversed;

    /// <summary>The even samples, and as imaginary parts the odd ones.</summary>
    private readonly ComplexLanes[] _samples;
    private readonly ComplexLanes[] _transform;
    private readonly (Vector<double> Cosine, Vector<double> Sine)[] _turns;

    /// <param name="length">Samples a frame: twice a power of four, at least 8.</param>
    public FramePowers(int length)
    {
        if (length < 8 || !BitOperations.IsPow2(length) || BitOperations.Log2((uint)length) % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(length), length, "must be twice a power of four, at least 8");

        _half = length / 2;
        (_samples, _transform) = (new ComplexLanes[_half], new ComplexLanes[_half]);
        _reversed = [.. Enumerable.Range(0, _half / 4).Select(place => Reversed(place, _half / 4))];
        _turns = [.. Enumerable.Range(0, length * 3 / 4).Select(k => (new Vector<double>(Math.Cos(2 * Math.PI * k / length)), new Vector<double>(-Math.Sin(2 * Math.PI * k / length))))];
    }

    /// <summary>How many frames are transformed at a time.</summary>
    public static int Lanes => Vector<double>.Count;

    /// <summary>Bins of a spectrum: half the length plus one.</summary>
    public int Bins => _half + 1;

    /// <summary>Puts a part of a frame under a window; what lies outside of all parts stays zero.</summary>
    /// <param name="lane">Which frame, below <see cref="Lanes"/>.</param>
    /// <param name="start">Where in the frame the part begins; even.</param>
    /// <param name="part">The samples, an even number.</param>
    /// <param name="window">As many factors.</param>
    public void Put(int lane, int start, ReadOnlySpan<double> part, ReadOnlySpan<double> window)
    {
        var places = MemoryMarshal.Cast<ComplexLanes, double>(_samples.AsSpan(start / 2, part.Length / 2));
        window = window[..part.Length];
        for (int i = 0, place = lane; i < part.Length; i++, place += Lanes)
            places[place] = part[i] * window[i];
    }

    /// <summary>Writes |X_k|^2 for k = 0 .. length / 2.</summary>
    /// <param name="power">Takes <see cref="Bins"/> vectors.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Compute(Span<Vector<double>> power)
    {
        First();
        for (var step = 4; step < _half; step *= 4)
            Next(step);

        power = power[..Bins];
        var (even, odd) = _transform[0];
        (power[0], power[_half]) = ((even + odd) * (even + odd), (even - odd) * (even - odd));
        for (var k = 1; k <= _half / 2; k++)
        {
            // Twice the transforms of the even and of the odd samples, the latter times -i and the last factor.
            var (forth, back) = (_transform[k], _transform[_half - k].Conjugate);
            var (cosine, sine) = _turns[k];
            var turned = (forth - back).Times(sine, -cosine);
            (power[k], power[_half - k]) = ((forth + back + turned).Power * 0.25, (forth + back - turned).Power * 0.25);
        }
    }

    /// <summary>The transforms of four samples each, which need no factors.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void First()
    {
        var quarter = _half / 4;
        Span<ComplexLanes> from = _samples, to = _transform;
        for (var group = 0; group < quarter; group++)
        {
            var place = _reversed[group];
            Join(from[place], from[place + quarter], from[place + (2 * quarter)], from[place + (3 * quarter)], to.Slice(4 * group, 4), 1);
        }
    }

    /// <summary>Joins four transforms of <paramref name="step"/> values to one each.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Next(int step)
    {
        Span<ComplexLanes> all = _transform;
        for (var k = 0; k < step; k++)
        {
            var turn = k * (_half / step / 2);
            var (bc, bs) = _turns[turn];
            var (cc, cs) = _turns[2 * turn];
            var (dc, ds) = _turns[3 * turn];
            for (var start = 0; start < _half; start += 4 * step)
            {
                var part = all.Slice(start + k, (3 * step) + 1);
                Join(part[0], part[step].Times(bc, bs), part[2 * step].Times(cc, cs), part[3 * step].Times(dc, ds), part, step);
            }
        }
    }

    /// <summary>The transform of four numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Join(ComplexLanes a, ComplexLanes b, ComplexLanes c, ComplexLanes d, Span<ComplexLanes> to, int step)
    {
        to[3 * step] = (a - c).PlusI(b - d);
        to[0] = a + c + (b + d);
        to[step] = (a - c).MinusI(b - d);
        to[2 * step] = a + c - (b + d);
    }

    /// <summary>The digits to the base of four in the opposite order.</summary>
    private static int Reversed(int place, int count)
    {
        var reversed = 0;
        for (; count > 1; count /= 4, place /= 4)
            reversed = (4 * reversed) + (place % 4);
        return reversed;
    }
}
