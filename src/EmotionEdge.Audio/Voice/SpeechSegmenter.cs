using EmotionEdge.Audio.Features;

namespace EmotionEdge.Audio.Voice;

/// <summary>
/// Cuts a stream into spans of speech: with hysteresis, hangover and pre-roll; a span when the speaker stops, and one
/// every two seconds while somebody talks on. Not thread-safe.
/// </summary>
public sealed class SpeechSegmenter(SpeechSegmenterOptions options)
{
    private readonly long _hangover = Samples(options.Hangover);
    private readonly long _preRoll = Samples(options.PreRoll);
    private readonly long _minimum = Samples(options.Minimum);
    private readonly long _every = Samples(options.Every);
    private readonly long _maximum = Samples(options.Maximum);

    private long _position;
    private long _begun = -1;
    private long _lastVoiced;
    private long _reported;
    private double _probabilities;
    private int _chunks;

    /// <summary>Whether somebody speaks now.</summary>
    public bool IsSpeaking => _begun >= 0;

    /// <summary>Takes the probability of the next chunk; a span where one is complete.</summary>
    public SpeechSpan? Push(float probability, int chunkLength)
    {
        var chunkStart = _position;
        _position += chunkLength;
        if (!IsSpeaking)
        {
            if (probability < options.BeginAbove)
                return null;
            _begun = Math.Max(0, chunkStart - _preRoll);
            _reported = _begun;
        }

        _probabilities += probability;
        _chunks++;
        if (probability >= options.EndBelow)
            _lastVoiced = _position;
        if (_position - _lastVoiced >= _hangover)
            return Finish();
        return _position - _reported >= _every ? Report(_position, isLast: false) : null;
    }

    /// <summary>The stream is at its end; a span where somebody was speaking.</summary>
    public SpeechSpan? Finish()
    {
        if (!IsSpeaking)
            return null;

        // Nothing new was said since the last report: there is nothing to report.
        var worth = _lastVoiced - _begun >= _minimum && _lastVoiced > _reported;
        var span = worth ? Report(_lastVoiced, isLast: true) : (SpeechSpan?)null;
        _begun = -1;
        _probabilities = 0;
        _chunks = 0;
        return span;
    }

    /// <summary>Forgets everything; places are counted from 0 again.</summary>
    public void Reset()
    {
        _position = 0;
        _begun = -1;
        _lastVoiced = _reported = 0;
        _probabilities = 0;
        _chunks = 0;
    }

    private SpeechSpan Report(long end, bool isLast)
    {
        var span = new SpeechSpan(Math.Max(_begun, end - _maximum), end, (float)(_probabilities / _chunks), isLast);
        _reported = end;
        _probabilities = 0;
        _chunks = 0;
        return span;
    }

    private static long Samples(TimeSpan time) => (long)(time.TotalSeconds * LogMel.SampleRate);
}
