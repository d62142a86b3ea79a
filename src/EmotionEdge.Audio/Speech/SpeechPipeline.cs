using EmotionEdge.Audio.Features;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Audio.Voice;
using EmotionEdge.Core;

namespace EmotionEdge.Audio.Speech;

/// <summary>
/// From a stream of samples to emotions: resampling, voice activity, spans of speech, features, model. Works on the
/// caller's thread and, once lengths and block sizes were seen, allocates nothing. Not thread-safe.
/// </summary>
public sealed class SpeechPipeline : IDisposable
{
    /// <summary>A result's embedding stays as it is until so many further spans were heard: half a minute of unbroken talk and more.</summary>
    public const int KeptEmbeddings = 16;

    private readonly IVoiceActivityModel _voice;
    private readonly ISpeechEmotionModel _model;
    private readonly SpeechSegmenter _segmenter;
    private readonly AudioRing _ring;
    private readonly SpeechFeatures _features;
    private readonly EmbeddingRing _embeddings = new(KeptEmbeddings);
    private readonly float[] _clip;
    private readonly float[] _rows;
    private readonly float[] _chunk = new float[SileroVoiceActivity.ChunkLength];
    private float[] _resampled = [];
    private Resampler? _resampler;
    private int _filled;

    /// <param name="voice">Tells speech from everything else.</param>
    /// <param name="model">Tells the emotion of speech.</param>
    /// <param name="options">What is a span of speech.</param>
    /// <param name="sounds">Listens to the same samples for sounds without words, whether anybody speaks or not.</param>
    public SpeechPipeline(
        IVoiceActivityModel voice, ISpeechEmotionModel model, SpeechSegmenterOptions options, SoundPipeline? sounds = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _voice = voice;
        _model = model;
        Sounds = sounds;
        _segmenter = new SpeechSegmenter(options);
        var longest = (int)(options.Maximum.TotalSeconds * LogMel.SampleRate);
        _ring = new AudioRing(longest + LogMel.SampleRate);
        _features = new SpeechFeatures(longest);
        _clip = new float[longest];
        _rows = new float[Math.Max(1, LogMel.FrameCount(longest)) * SpeechFeatures.Width];
    }

    /// <summary>Called on the pushing thread for each span of speech.</summary>
    public event Action<SpeechResult>? Heard;

    /// <summary>Whether somebody speaks now.</summary>
    public bool IsSpeaking => _segmenter.IsSpeaking;

    /// <summary>Listens to the same samples for sounds without words; <see langword="null"/> where nobody wants them.</summary>
    public SoundPipeline? Sounds { get; }

    /// <summary>Takes the next samples of the stream.</summary>
    /// <param name="samples">Mono, full scale 1; what is not finite counts as silence.</param>
    /// <param name="sampleRate">Samples a second; when it changes, what was begun ends.</param>
    public void Push(ReadOnlySpan<float> samples, int sampleRate)
    {
        if (_resampler?.InputRate != sampleRate)
        {
            Finish();
            _resampler = new Resampler(sampleRate);
        }

        var room = _resampler.MaximumOutput(samples.Length);
        if (_resampled.Length < room)
            _resampled = new float[room];
        var count = _resampler.Process(samples, _resampled);
        for (var rest = _resampled.AsSpan(0, count); !rest.IsEmpty;)
        {
            var taken = Math.Min(rest.Length, _chunk.Length - _filled);
            Clean(rest[..taken], _chunk.AsSpan(_filled));
            rest = rest[taken..];
            _filled += taken;
            if (_filled == _chunk.Length)
                PushChunk();
        }
    }

    /// <summary>The stream is at its end, or interrupted: what was being said is looked at.</summary>
    public void Finish()
    {
        Look(_segmenter.Finish());
        Sounds?.Finish();
        _filled = 0;
        _voice.Reset();
    }

    public void Dispose()
    {
        _voice.Dispose();
        _model.Dispose();
        Sounds?.Dispose();
    }

    private void PushChunk()
    {
        _ring.Write(_chunk);
        _filled = 0;
        Look(_segmenter.Push(_voice.Probability(_chunk), _chunk.Length));
        Sounds?.Push(_chunk);
    }

    private void Look(SpeechSpan? found)
    {
        if (found is not { } span)
            return;

        var start = Math.Max(span.Start, _ring.Start);
        var clip = _clip.AsSpan(0, (int)Math.Min(span.End - start, _clip.Length));
        _ring.Read(start, clip);
        var rows = _features.Compute(clip, _rows);
        if (rows < _model.MinimumFrames)
            return;

        var emotion = _model.Classify(_rows, rows);
        var seconds = (double)clip.Length / LogMel.SampleRate;
        Heard?.Invoke(new SpeechResult(
            emotion.Scores,
            emotion.Affect,
            SpeechQuality.Of(seconds, _features.Level, _features.QuietLevel, span.Voicing),
            (double)start / LogMel.SampleRate,
            (double)span.End / LogMel.SampleRate,
            TimeSpan.FromSeconds((double)(_ring.End - span.End) / LogMel.SampleRate))
        {
            Embedding = _embeddings.Keep(_model.Embedding),
            LevelDbfs = 20 * Math.Log10(Math.Max(_features.Level, 1e-6)),
        });
    }

    private static void Clean(ReadOnlySpan<float> from, Span<float> to)
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = float.IsFinite(from[i]) ? Math.Clamp(from[i], -1, 1) : 0;
    }
}
