using EmotionEdge.Audio.Features;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Audio.Sounds;

/// <summary>
/// From a stream of 16 kHz samples to sound events: windows of two seconds, one each half second, whether anybody speaks or
/// not. Works on the caller's thread and allocates nothing. What it finds does not depend on how the stream is cut into blocks.
/// Not thread-safe.
/// </summary>
public sealed class SoundPipeline(ISoundEventModel model, SoundOptions options) : IDisposable
{
    private readonly SoundTracker _tracker = new(options);
    private readonly AudioRing _ring = new(SoundWindow.Samples);
    private readonly SoundWindow _features = new();
    private readonly float[] _window = new float[SoundWindow.Samples];
    private readonly float[] _probabilities = new float[SoundScores.Count];
    private long _begun;
    private long _next = SoundWindow.Samples;
    private long _spokenFor;

    /// <summary>Called on the pushing thread each half second of an event, from its onset on.</summary>
    public event Action<SoundResult>? Heard;

    /// <summary>Called on the pushing thread when an event has ended, once, with all of it.</summary>
    public event Action<SoundResult>? Ended;

    /// <summary>Takes the next samples of the stream.</summary>
    /// <param name="samples">16 kHz mono, full scale 1, finite.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var taken = (int)Math.Min(samples.Length, _next - _ring.End);
            _ring.Write(samples[..taken]);
            samples = samples[taken..];
            if (_ring.End == _next)
                LookAtNext();
        }
    }

    /// <summary>The stream is at its end, or interrupted: what came last is looked at, and what was open ends.</summary>
    public void Finish()
    {
        // A window reaches back over what was looked at before; the very first one may be too short and lies amid silence.
        var length = (int)Math.Min(_ring.End - _begun, SoundWindow.Samples);
        if (_ring.End > _spokenFor && length > 0)
        {
            _window.AsSpan().Clear();
            _ring.Read(_ring.End - length, _window.AsSpan((SoundWindow.Samples - length) / 2, length));
            Look(_ring.End);
        }

        Tell(Ended, _tracker.Finish());
        _begun = _spokenFor = _ring.End;
        _next = _begun + SoundWindow.Samples;
    }

    public void Dispose() => model.Dispose();

    private void LookAtNext()
    {
        _ring.Read(_next - SoundWindow.Samples, _window);
        Look(_next - ((SoundWindow.Samples - SoundWindow.Hop) / 2));
        _next += SoundWindow.Hop;
    }

    /// <summary>Looks at the window, which speaks for what comes before <paramref name="end"/> and was not yet spoken for.</summary>
    private void Look(long end)
    {
        if (_features.Compute(_window))
            model.Classify(_features.Features, _probabilities);
        else
            SoundScores.SetNothing(_probabilities);
        var (heard, ended) = _tracker.Push(_probabilities, _spokenFor, end);
        _spokenFor = end;
        Tell(Ended, ended);
        Tell(Heard, heard);
    }

    private void Tell(Action<SoundResult>? listener, SoundSpan? span)
    {
        if (span is { } known)
        {
            listener?.Invoke(new SoundResult(
                new HeardSound(known.Event, known.Confidence),
                (double)known.Start / LogMel.SampleRate,
                (double)known.End / LogMel.SampleRate,
                TimeSpan.FromSeconds((double)(_ring.End - known.End) / LogMel.SampleRate)));
        }
    }
}
