namespace EmotionEdge.Core.Sensing;

/// <summary>
/// The power that a second of sound has at the frequency of the mains and its next two multiples, by Goertzel's recursion
/// (G. Goertzel, "An Algorithm for the Evaluation of Finite Trigonometric Series", 1958) over sums of neighbouring samples.
/// A whole second makes each frequency a bin of its own, 1 Hz wide: a voice, which wavers, is hardly in them.
/// </summary>
internal sealed class MainsMeter
{
    /// <summary>Sums a second: far above the highest frequency looked for.</summary>
    private const int Rate = 2000;

    private static readonly int[] Hertz = [50, 100, 150, 60, 120, 180];

    private readonly double[] _coefficients = [.. Hertz.Select(hertz => 2 * Math.Cos(2 * Math.PI * hertz / Rate))];
    private readonly double[] _last = new double[Hertz.Length];
    private readonly double[] _beforeLast = new double[Hertz.Length];
    private int _sampleRate;
    private int _phase;
    private int _inSum;
    private int _sums;
    private double _sum;

    /// <summary>Power at 50 Hz and its multiples or at 60 Hz and its own, whichever is more; that of a full sine is 0.5.</summary>
    public double Power => Math.Max(PowerOf(0) + PowerOf(1) + PowerOf(2), PowerOf(3) + PowerOf(4) + PowerOf(5));

    /// <summary>Begins a second.</summary>
    public void Begin(int sampleRate)
    {
        _sampleRate = sampleRate;
        Array.Clear(_last);
        Array.Clear(_beforeLast);
        (_phase, _inSum, _sums, _sum) = (0, 0, 0, 0);
    }

    public void Add(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            _sum += sample;
            _inSum++;
            _phase += Rate;
            if (_phase < _sampleRate)
                continue;
            _phase -= _sampleRate;
            Step(_sum / _inSum);
            (_sum, _inSum) = (0, 0);
        }
    }

    private void Step(double value)
    {
        _sums++;
        for (var i = 0; i < _coefficients.Length; i++)
        {
            var next = value + (_coefficients[i] * _last[i]) - _beforeLast[i];
            _beforeLast[i] = _last[i];
            _last[i] = next;
        }
    }

    private double PowerOf(int i)
    {
        if (_sums == 0)
            return 0;
        var (one, two) = (_last[i], _beforeLast[i]);
        return 2 * ((one * one) + (two * two) - (_coefficients[i] * one * two)) / ((double)_sums * _sums);
    }
}
