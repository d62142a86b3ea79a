using System.Numerics;
using System.Numerics.Tensors;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// Brings a stream of any rate to 16 kHz: a polyphase filter, a sinc under a Kaiser window (J. O. Smith, "Digital Audio
/// Resampling Home Page", 2002). Block sizes do not matter: each output sample is the same sum however the input comes.
/// Not thread-safe.
/// </summary>
public sealed class Resampler
{
    public const int OutputRate = 16000;

    /// <summary>Zero crossings of the sinc on each side, and the shape of its window: 80 dB of stop band.</summary>
    private const int Crossings = 24;
    private const double KaiserShape = 8;
    private const double PassBand = 0.94;

    private readonly int _up;
    private readonly int _down;
    private readonly int _reach;
    private readonly float[][] _phases;
    private float[] _history;
    private int _held;
    private long _position;

    /// <param name="inputRate">Samples a second of the input, 4,000 to 384,000.</param>
    public Resampler(int inputRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputRate, 4000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputRate, 384_000);
        InputRate = inputRate;
        var divisor = (int)BigInteger.GreatestCommonDivisor(inputRate, OutputRate);
        _up = OutputRate / divisor;
        _down = inputRate / divisor;
        var cutoff = Math.Min(1, (double)OutputRate / inputRate) * PassBand;
        _reach = inputRate == OutputRate ? 0 : (int)Math.Ceiling(Crossings / cutoff);
        _phases = [.. Enumerable.Range(0, _up).Select(phase => Phase((double)phase / _up, cutoff))];
        _history = new float[4096 + (2 * _reach)];
        _held = _reach;
    }

    public int InputRate { get; }

    /// <summary>Room that the output of so many input samples needs at most.</summary>
    public int MaximumOutput(int inputSamples) => (int)(((long)inputSamples * _up / _down) + 2);

    /// <summary>Takes input and writes what output it completes.</summary>
    /// <returns>Samples written.</returns>
    public int Process(ReadOnlySpan<float> input, Span<float> output)
    {
        if (_reach == 0)
        {
            input.CopyTo(output);
            return input.Length;
        }

        if (_held + input.Length > _history.Length)
            Array.Resize(ref _history, _held + input.Length);
        input.CopyTo(_history.AsSpan(_held));
        _held += input.Length;

        // Output n lies at input n * down / up; its filter spans reach samples to both sides of it.
        var taps = (2 * _reach) + 1;
        var written = 0;
        int start;
        while ((start = (int)(_position / _up)) + taps <= _held)
        {
            output[written++] = TensorPrimitives.Dot(_history.AsSpan(start, taps), _phases[_position % _up]);
            _position += _down;
        }

        var used = Math.Min(start, _held);
        _history.AsSpan(used, _held - used).CopyTo(_history);
        _held -= used;
        _position -= (long)used * _up;
        return written;
    }

    private float[] Phase(double offset, double cutoff)
    {
        var weights = new double[(2 * _reach) + 1];
        for (var i = 0; i < weights.Length; i++)
        {
            var distance = i - _reach - offset;
            var x = Math.PI * cutoff * distance;
            var window = distance / (_reach + 1);
            weights[i] = (x == 0 ? 1 : Math.Sin(x) / x) * Bessel(KaiserShape * Math.Sqrt(Math.Max(0, 1 - (window * window))));
        }

        var sum = weights.Sum();
        return [.. weights.Select(weight => (float)(weight / sum))];
    }

    /// <summary>Modified Bessel function of the first kind and order zero, by its series.</summary>
    private static double Bessel(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
