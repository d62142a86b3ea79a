using System.Numerics.Tensors;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// Autocorrelation of frames under a periodic Hann window, divided by the window's own (P. Boersma, "Accurate short-term
/// analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled sound", 1993): the transform of the
/// power spectrum without its lowest bins. Allocates nothing per frame. Not thread-safe.
/// </summary>
internal sealed class Autocorrelation
{
    private readonly int _transformLength;
    private readonly Fourier _fourier;
    private readonly double[] _window;
    private readonly double[] _ownInverse;
    private readonly double[] _frame;
    private readonly double[] _spectrum;
    private readonly double[] _correlation;

    /// <param name="windowLength">Samples of a frame.</param>
    /// <param name="transformLength">A power of two, at least frame and longest lag together.</param>
    /// <param name="longestLag">Lags 0 to this one can be asked for.</param>
    public Autocorrelation(int windowLength, int transformLength, int longestLag)
    {
        _transformLength = transformLength;
        _fourier = new Fourier(transformLength);
        _window = new double[windowLength];
        _ownInverse = new double[longestLag + 1];
        _frame = new double[transformLength];
        _spectrum = new double[transformLength];
        _correlation = new double[_fourier.Bins];
        for (var i = 0; i < windowLength; i++)
            _window[i] = 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / windowLength));

        _window.CopyTo(_frame, 0);
        Correlate(0);
        for (var lag = 0; lag <= longestLag; lag++)
            _ownInverse[lag] = _correlation[0] / _correlation[lag];
    }

    /// <summary>Energy of the last windowed frame without its lowest bins.</summary>
    public double Energy => _correlation[0];

    /// <summary>The last frame's value at a lag, as if there were no window; <see cref="Energy"/> at lag 0.</summary>
    public double this[int lag] => _correlation[lag] * _ownInverse[lag];

    /// <summary>Takes a frame.</summary>
    /// <param name="samples">Outside them is silence.</param>
    /// <param name="start">Where the frame begins among them; may lie outside.</param>
    /// <param name="lowBins">Bins of the spectrum that are left out, from 0 Hz on.</param>
    public void Compute(ReadOnlySpan<double> samples, int start, int lowBins)
    {
        var before = Math.Max(0, -start);
        var end = Math.Min(_window.Length, samples.Length - start);
        Array.Clear(_frame);
        TensorPrimitives.Multiply(
            samples[(start + before)..(start + end)],
            _window.AsSpan(before..end),
            _frame.AsSpan(before));
        Correlate(lowBins);
    }

    private void Correlate(int lowBins)
    {
        _fourier.Power(_frame, _spectrum.AsSpan(0, _fourier.Bins));
        _spectrum.AsSpan(0, lowBins).Clear();
        for (var k = 1; k < _transformLength / 2; k++)
            _spectrum[_transformLength - k] = _spectrum[k];
        _fourier.Real(_spectrum, _correlation);
        TensorPrimitives.Divide(_correlation, _transformLength, _correlation);
    }
}
