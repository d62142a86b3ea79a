using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Physiology;
using EmotionEdge.Monitoring;
using EmotionEdge.Replay;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Replay;

public sealed class ReadingRecorderTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly AlertOptions _alerts = new();
    private readonly FusionOptions _fusion = new();

    [Fact]
    public async Task A_replay_of_what_was_recorded_comes_to_the_alerts_that_the_service_raised()
    {
        _alerts.EscalateAfter = TimeSpan.FromSeconds(20);
        _alerts.Rules.Add(new AlertRuleOptions { Name = "low", ValenceBelow = -0.3f });
        _alerts.Rules.Add(new AlertRuleOptions { Name = "anger", Emotion = Emotion.Anger, MinimumModalities = 2, CoolDown = TimeSpan.Zero });
        _alerts.Rules.Add(new AlertRuleOptions { Name = "heart", StressAbove = 0.2f, Hysteresis = 0.1f, RaiseAfter = TimeSpan.FromSeconds(2), CoolDown = TimeSpan.Zero });
        var file = _folder.Path("readings.jsonl");
        var live = await RecordAsync(file);

        var replayed = new List<AlertEvent>();
        var replay = new AlertReplay(_fusion, _alerts, _time, replayed.Add);
        foreach (var line in await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))
            replay.Take(new RecordingParser().Parse(line)!);

        Assert.True(live.Count > 8, $"only {live.Count} events");
        Assert.Contains(live, alert => alert.Rule == "heart" && alert.Evidence!.Room.Dominant == Emotion.Sadness);
        Assert.Equal(live.Select(Course), replayed.Select(Course));
        for (var i = 0; i < live.Count; i++)
            Assert.InRange((live[i].Time - replayed[i].Time).TotalSeconds, -0.15, 0.15);
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_file_and_a_second_run_adds_to_it()
    {
        var file = _folder.Path("readings.jsonl");
        await RecordAsync(file);
        var once = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Length;
        Assert.True(once > 1000);
        await RecordAsync(file);

        Assert.Equal(2 * once, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_full_disk_ends_the_recording_and_not_the_service()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        using var recorder = Recorder("/dev/full");
        await recorder.StartAsync(TestContext.Current.CancellationToken);

        for (var i = 0; i < 10_000; i++)
            recorder.OnGone(Modality.Face, _time.GetUtcNow());
        await recorder.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(recorder.HasEnded);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told_before_anything_starts() =>
        Assert.ThrowsAny<IOException>(() => Recorder(_folder.Path("missing/readings.jsonl")));

    public void Dispose() => _folder.Dispose();

    private ReadingRecorder Recorder(string file) => new(file, _time, NullLogger<ReadingRecorder>.Instance);

    private static (AlertEventType Type, string Rule, AlertSeverity Severity) Course(AlertEvent alert) => (alert.Type, alert.Rule, alert.Severity);

    private async Task<List<AlertEvent>> RecordAsync(string file)
    {
        using var recorder = Recorder(file);
        var watcher = new Watcher();
        var room = new RoomLoop(
            new FusionEngine(_fusion),
            new AlertPolicy(_alerts, _time),
            new SensorBoard(),
            [recorder, watcher],
            new Heartbeats(_time),
            _time,
            NullLogger<RoomLoop>.Instance);
        await recorder.StartAsync(TestContext.Current.CancellationToken);
        for (var round = 0; round < 3; round++)
        {
            Run(room, 30, Emotion.Anger, Modality.Face, Modality.Speech);
            Run(room, 20, Emotion.Happiness, Modality.Face, Modality.Speech);
            room.Post(new ArousalReading(0.95f, _time.GetUtcNow()));
            Run(room, 20, Emotion.Sadness, Modality.Face);
            room.Forget(Modality.Face);
            Run(room, 60, Emotion.Neutral);
        }

        await recorder.StopAsync(TestContext.Current.CancellationToken);
        return watcher.Alerts;
    }

    private void Run(RoomLoop room, int seconds, Emotion emotion, params Modality[] senses)
    {
        for (var i = 0; i < seconds * 10; i++)
        {
            var now = _time.GetUtcNow();
            foreach (var modality in senses)
                room.Post(new Reading(modality, EmotionScores.Certain(emotion), 0.9f, 0, now, now));
            room.Advance(now);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    private sealed class Watcher : IRoomObserver
    {
        public List<AlertEvent> Alerts { get; } = [];

        public void OnAlert(AlertEvent alert) => Alerts.Add(alert);
    }
}
