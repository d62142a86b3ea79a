using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Commands;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Physiology;
using EmotionEdge.Monitoring;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Sensing;

public sealed class WearableTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly RecordedLog _log = new();
    private readonly Recorder _recorder = new();
    private readonly RoomLoop _room;
    private readonly Wearable _wearable;

    public WearableTests()
    {
        _room = new RoomLoop(
            new FusionEngine(new FusionOptions()),
            new AlertPolicy(new AlertOptions(), _time),
            new SensorBoard(),
            [_recorder],
            new Heartbeats(_time),
            _time,
            NullLogger<RoomLoop>.Instance);
        _wearable = new Wearable(new PhysiologySense(new PhysiologyOptions()), _room, _time, _log);
    }

    [Fact]
    public void A_racing_heart_raises_the_arousal_of_the_room()
    {
        for (var i = 0; i < 200; i++)
            Report(65);
        Look();
        var calm = _recorder.Last!;

        for (var i = 0; i < 10; i++)
            Report(90);
        Look();

        Assert.Equal(0.5, calm.Affect.Arousal, 2);
        Assert.True(_recorder.Last!.Affect.Arousal > 0.6f);
        Assert.True(_recorder.Last.Stress > 0.2f);
        Assert.True(_recorder.Last.WearableShare > 0.3f);
        Assert.True(_recorder.Reports > 0);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void A_loose_sensor_is_told_once_in_a_while_and_without_its_values()
    {
        Report(70);
        for (var i = 0; i < 50; i++)
            _wearable.Take(new ReportPhysiology(201, null, null));
        Assert.Single(_log.Lines);

        _time.Advance(TimeSpan.FromMinutes(2));
        _wearable.Take(new ReportPhysiology(null, null, null));

        var said = _log.Lines;
        Assert.Equal(2, said.Count);
        Assert.Contains("49 more", said[1], StringComparison.Ordinal);
        Assert.DoesNotContain(said, line => line.Contains("201", StringComparison.Ordinal));
    }

    private void Report(float beats)
    {
        _time.Advance(TimeSpan.FromSeconds(5));
        _wearable.Take(new ReportPhysiology(beats, null, null));
        _room.Advance(_time.GetUtcNow());
    }

    private void Look()
    {
        var now = _time.GetUtcNow();
        _room.Post(new Reading(Modality.Face, EmotionScores.Certain(Emotion.Neutral), 1, 1, now, now));
        for (var i = 0; i < 4; i++)
            _room.Advance(now);
    }

    private sealed class RecordedLog : ILogger<Wearable>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }

    private sealed class Recorder : IRoomObserver
    {
        public Summary? Last { get; private set; }

        public int Reports { get; private set; }

        public void OnSummary(Summary summary) => Last = summary;

        public void OnArousal(in ArousalReading reading, DateTimeOffset now) => Reports++;
    }
}
