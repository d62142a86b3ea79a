using EmotionEdge.Analysis.Plot;
using EmotionEdge.Audio.Features;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Devices;

namespace EmotionEdge.Analysis;

/// <summary>What is measured of the sound of a file as it goes by; memory does not grow with its length. Not thread-safe.</summary>
/// <param name="hints">Told of each second.</param>
/// <param name="sketch">Where it is drawn; <see langword="null"/> for nowhere.</param>
internal sealed class SoundRecord(HintTally hints, SoundSketch? sketch)
{
    private readonly LevelMeter _level = new();
    private readonly ProsodyMeter _prosody = new();
    private readonly ProsodySummary _summary = new();
    private ProsodyFrame[] _frames = [];
    private long _seconds;

    /// <summary>How the voices sound; <see langword="null"/> without any.</summary>
    public VoiceResult? Voice => VoiceResult.Of(_summary, _prosody.Perturbation);

    /// <summary>Takes the next samples, as <see cref="SoundFile"/> gives them, at most a second of them.</summary>
    public void Add(ReadOnlySpan<float> samples)
    {
        var room = ProsodyMeter.MaximumFrames(samples.Length);
        if (_frames.Length < room)
            _frames = new ProsodyFrame[room];
        var frames = _frames.AsSpan(0, _prosody.Push(samples, _frames));
        _summary.Add(frames);
        sketch?.Add(samples, frames);

        _level.Add(samples, SoundFile.SampleRate);
        if (_level.Last is not { } second || second.Number == _seconds)
            return;
        _seconds = second.Number;
        hints.Add(second);
    }
}
