namespace EmotionEdge.Audio.Features;

/// <summary>How a voice sounded over a longer stretch; memory does not grow with it. Not thread-safe.</summary>
public sealed class ProsodySummary
{
    private const double ReferenceHertz = 100;

    /// <summary>Pauses of this many frames (0.3 s, de Jong and Wempe's) are no part of the time spoken.</summary>
    private const int PauseFrames = 30;

    private long _voiced;
    private long _syllables;
    private long _spoken;
    private int _sinceVoice = PauseFrames;
    private double _semitones;
    private double _squares;
    private double _power;

    /// <summary>Seconds with a voice, without what lies between.</summary>
    public double VoicedSeconds => _voiced * (double)ProsodyMeter.Hop / ProsodyMeter.SampleRate;

    /// <summary>Seconds spoken: those with a voice and the gaps between them, pauses of 0.3 s and more left out.</summary>
    public double SpokenSeconds => _spoken * (double)ProsodyMeter.Hop / ProsodyMeter.SampleRate;

    /// <summary>Mean pitch (of its logarithm) in hertz; 0 without a voice.</summary>
    public double PitchHertz => _voiced > 0 ? ReferenceHertz * Math.Pow(2, _semitones / _voiced / 12) : 0;

    /// <summary>Standard deviation of the pitch in semitones: little for a monotone voice, 3 and more for a lively one.</summary>
    public double PitchDeviation =>
        _voiced > 0 ? Math.Sqrt(Math.Max(0, (_squares / _voiced) - Math.Pow(_semitones / _voiced, 2))) : 0;

    /// <summary>Mean intensity of the voice in decibels below full scale; -120 without a voice.</summary>
    public double LevelDbfs => _voiced > 0 ? 10 * Math.Log10(_power / _voiced) : -120;

    /// <summary>Syllables of a second spoken (de Jong and Wempe's articulation rate); 0 without a voice.</summary>
    public double SyllablesPerSecond => SpokenSeconds > 0 ? _syllables / SpokenSeconds : 0;

    /// <summary>Takes frames into account.</summary>
    public void Add(ReadOnlySpan<ProsodyFrame> frames)
    {
        foreach (ref readonly var frame in frames)
            Add(frame);
    }

    private void Add(in ProsodyFrame frame)
    {
        _syllables += frame.Syllables;
        if (!frame.IsVoiced)
        {
            _sinceVoice++;
            return;
        }

        _spoken += 1 + (_sinceVoice < PauseFrames ? _sinceVoice : 0);
        _sinceVoice = 0;
        _voiced++;
        var semitones = 12 * Math.Log2(frame.PitchHertz / ReferenceHertz);
        _semitones += semitones;
        _squares += semitones * semitones;
        _power += Math.Pow(10, frame.LevelDbfs / 10);
    }
}
