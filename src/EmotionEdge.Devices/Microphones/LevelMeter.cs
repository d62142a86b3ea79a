namespace EmotionEdge.Devices;

/// <summary>Measures the level second by second. One thread adds, any thread reads.</summary>
internal sealed class LevelMeter
{
    /// <summary>The largest value of 16-bit devices, as a float, rounded down.</summary>
    private const float FullScale = 0.9999f;

    private const double SilenceDbfs = -120;

    private readonly Lock _gate = new();
    private MicrophoneLevel? _last;
    private int _sampleRate;
    private int _count;
    private int _clipped;
    private float _peak;
    private double _squares;

    /// <summary>The last whole second, or null before there was one.</summary>
    internal MicrophoneLevel? Last
    {
        get
        {
            lock (_gate)
                return _last;
        }
    }

    /// <summary>Forgets everything: the device was opened anew.</summary>
    internal void Reset()
    {
        lock (_gate)
            _last = null;
        Begin();
    }

    internal void Add(ReadOnlySpan<float> samples, int sampleRate)
    {
        if (sampleRate != _sampleRate)
        {
            Begin();
            _sampleRate = sampleRate;
        }

        foreach (var sample in samples)
        {
            var magnitude = Math.Abs(sample);
            _peak = Math.Max(_peak, magnitude);
            if (magnitude >= FullScale)
                _clipped++;
            _squares += (double)sample * sample;
            if (++_count == sampleRate)
                Finish();
        }
    }

    private void Finish()
    {
        var meanSquare = _squares / _count;
        var dbfs = meanSquare > 0 ? Math.Max(SilenceDbfs, 10 * Math.Log10(meanSquare)) : SilenceDbfs;
        lock (_gate)
            _last = new MicrophoneLevel(_peak, dbfs, (double)_clipped / _count);
        Begin();
    }

    private void Begin()
    {
        _count = 0;
        _clipped = 0;
        _peak = 0;
        _squares = 0;
    }
}
