using EmotionEdge.Audio.Features;

namespace EmotionEdge.Analysis.Plot;

/// <summary>What is drawn of a stretch of sound.</summary>
internal struct SketchColumn
{
    private int _frames;
    private int _voiced;
    private double _power;
    private double _logHertz;

    /// <summary>Smallest and largest sample.</summary>
    public float Low { get; private set; }

    public float High { get; private set; }

    /// <summary>Nuclei of syllables.</summary>
    public int Syllables { get; private set; }

    /// <summary>Mean intensity in decibels below full scale; <see langword="null"/> where nothing was measured.</summary>
    public readonly double? LevelDbfs => _frames > 0 ? 10 * Math.Log10((_power / _frames) + 1e-12) : null;

    /// <summary>Mean pitch (of its logarithm); <see langword="null"/> without a voice.</summary>
    public readonly double? PitchHertz => _voiced > 0 ? Math.Exp(_logHertz / _voiced) : null;

    public void Add(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            Low = Math.Min(Low, sample);
            High = Math.Max(High, sample);
        }
    }

    public void Add(in ProsodyFrame frame)
    {
        _frames++;
        _power += Math.Pow(10, frame.LevelDbfs / 10);
        Syllables += frame.Syllables;
        if (!frame.IsVoiced)
            return;
        _voiced++;
        _logHertz += Math.Log(frame.PitchHertz);
    }

    public void Add(in SketchColumn other)
    {
        Low = Math.Min(Low, other.Low);
        High = Math.Max(High, other.High);
        Syllables += other.Syllables;
        _frames += other._frames;
        _power += other._power;
        _voiced += other._voiced;
        _logHertz += other._logHertz;
    }
}
