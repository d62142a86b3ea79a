namespace EmotionEdge.Core.Sensing;

/// <summary>Measures sound second by second. One thread adds, any thread reads. Allocates nothing.</summary>
public sealed class LevelMeter
{
    /// <summary>The largest value of 16-bit devices, as a float, rounded down.</summary>
    private const float FullScale = 0.9999f;

    private const double SilenceDbfs = -120;

    private readonly Lock _gate = new();
    private readonly MainsMeter _mains = new();
    private SoundLevel? _last;
    private long _seconds;
    private int _sampleRate;
    private int _count;
    private int _clipped;
    private float _peak;
    private double _sum;
    private double _squares;

    /// <summary>The last whole second, or null before there was one.</summary>
    public SoundLevel? Last
    {
        get
        {
            lock (_gate)
                return _last;
        }
    }

    /// <summary>Forgets everything but how many seconds there were: the device was opened anew.</summary>
    public void Reset()
    {
        lock (_gate)
            _last = null;
        Begin();
    }

    /// <summary>Takes the next samples of the stream.</summary>
    /// <param name="samples">Mono, full scale 1, finite.</param>
    /// <param name="sampleRate">Samples a second; a new rate begins a new second.</param>
    public void Add(ReadOnlySpan<float> samples, int sampleRate)
    {
        if (sampleRate != _sampleRate)
        {
            _sampleRate = sampleRate;
            Begin();
        }

        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(samples.Length, sampleRate - _count)];
            samples = samples[part.Length..];
            Measure(part);
            if (_count == sampleRate)
                Finish();
        }
    }

    private void Measure(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            var magnitude = Math.Abs(sample);
            _peak = Math.Max(_peak, magnitude);
            if (magnitude >= FullScale)
                _clipped++;
            _sum += sample;
            _squares += (double)sample * sample;
        }

        _mains.Add(samples);
        _count += samples.Length;
    }

    private void Finish()
    {
        var mean = _sum / _count;
        var power = Math.Max(0, (_squares / _count) - (mean * mean));
        var dbfs = power > 0 ? Math.Max(SilenceDbfs, 10 * Math.Log10(power)) : SilenceDbfs;
        lock (_gate)
            _last = new SoundLevel(++_seconds, _peak, dbfs, (double)_clipped / _count, mean, power > 0 ? Math.Min(1, _mains.Power / power) : 0);
        Begin();
    }

    private void Begin()
    {
        _count = 0;
        _clipped = 0;
        _peak = 0;
        _sum = 0;
        _squares = 0;
        _mains.Begin(_sampleRate);
    }
}
