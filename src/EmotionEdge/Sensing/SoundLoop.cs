using EmotionEdge.Audio.Sounds;
using EmotionEdge.Audio.Speech;
using EmotionEdge.Core;
using EmotionEdge.Core.Sounds;
using EmotionEdge.Monitoring;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Sensing;

/// <summary>Listens: from the microphone's samples to readings of speech and of sounds without words.</summary>
internal sealed class SoundLoop : SenseThread
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SampleQueue _queue;
    private readonly SpeechPipeline _pipeline;
    private readonly RoomLoop _room;
    private readonly TimeProvider _time;
    private readonly float[] _block = new float[4096];
    private bool _isListening;

    public SoundLoop(
        SampleQueue queue,
        SpeechPipeline pipeline,
        RoomLoop room,
        Heartbeats heartbeats,
        TimeProvider time,
        ILogger<SoundLoop> logger)
        : base(heartbeats, logger)
    {
        (_queue, _pipeline, _room, _time) = (queue, pipeline, room, time);
        _pipeline.Heard += Report;
        if (_pipeline.Sounds is { } sounds)
            sounds.Heard += Report;
    }

    protected override string Name => "hearing";

    protected override void GoRound(CancellationToken stopping)
    {
        var (count, sampleRate) = _queue.Read(_block, Patience, stopping);
        if (count > 0)
            _pipeline.Push(_block.AsSpan(0, count), sampleRate);
        else if (_isListening)
            _pipeline.Finish();
        _isListening = count > 0;
    }

    private void Report(SpeechResult heard)
    {
        var end = _time.GetUtcNow() - heard.Age;
        _room.Post(new Reading(Modality.Speech, heard.Scores, heard.Quality, 0, end - TimeSpan.FromSeconds(heard.End - heard.Start), end)
        {
            Affect = heard.Affect,
            Embedding = heard.Embedding,
        });
    }

    private void Report(SoundResult heard)
    {
        var end = _time.GetUtcNow() - heard.Age;
        _room.Post(SoundMeaning.ReadingOf(heard.Sound, end - TimeSpan.FromSeconds(heard.End - heard.Start), end));
    }
}
