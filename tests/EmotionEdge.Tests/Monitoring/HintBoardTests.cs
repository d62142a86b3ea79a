using EmotionEdge.Audio.Speech;
using EmotionEdge.Core;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Monitoring;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Monitoring;

public sealed class HintBoardTests : ILogger<HintBoard>
{
    private static readonly PictureLook Day = new(0, 120, 50, 0.01, 0.07);
    private static readonly PictureLook Night = Day with { Brightness = 12, Contrast = 9 };
    private static readonly SoundLevel Room = new(0, 0.02, -55, 0, 0, 0.01);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<string> _log = [];
    private readonly HintBoard _board;
    private SensorState _state = SensorState.Streaming;
    private readonly DateTimeOffset _since;
    private PictureLook? _picture;
    private SoundLevel? _sound;
    private long _number;

    public HintBoardTests()
    {
        _since = _time.GetUtcNow();
        _board = new HintBoard(
            () => _sound,
            () => _picture,
            new SensorBoard(() => Status("camera"), () => Status("microphone")),
            _time,
            this);
    }

    [Fact]
    public void A_dark_night_with_nobody_there_is_no_hint()
    {
        Pass(Room, Day, seconds: 600);
        Pass(Room, Night, seconds: 8 * 3600);

        Assert.Empty(_board.Findings);
        Assert.Empty(_log);
    }

    [Fact]
    public void The_dark_is_a_hint_once_somebody_speaks_in_it_and_ends_with_the_light()
    {
        Pass(Room, Day, seconds: 600);
        Pass(Room, Night, seconds: 600);
        var began = _time.GetUtcNow();
        _board.Heard(Speech(-25));

        Pass(Room, Night, seconds: 59);
        Assert.Empty(_board.Findings);
        Pass(Room, Night, seconds: 2);

        var finding = Assert.Single(_board.Findings);
        Assert.Equal(SensorHint.Dark, finding.Hint);
        Assert.InRange((finding.Since - began).TotalSeconds, 59, 61);
        Pass(Room, Night, seconds: 600);
        Pass(Room, Day, seconds: 16);
        Assert.Empty(_board.Findings);
        Assert.Equal(2, _log.Count);
        Assert.StartsWith("camera (dark): the picture is too dark", _log[0], StringComparison.Ordinal);
        Assert.Equal("camera (dark): mended", _log[1]);
    }

    [Fact]
    public void A_short_dark_moment_is_no_hint_though_somebody_is_there()
    {
        for (var i = 0; i < 20; i++)
        {
            Pass(Room, Day with { Faces = 1, FaceBrightness = 100 }, seconds: 60);
            Pass(Room, Night, seconds: 30);
        }

        Assert.Empty(_log);
    }

    [Fact]
    public void Whoever_has_just_opened_the_camera_learns_that_its_lens_is_covered()
    {
        Pass(Room, Day with { Brightness = 2, Contrast = 0.5 }, seconds: 21);

        Assert.Equal(SensorHint.Covered, Assert.Single(_board.Findings).Hint);
    }

    [Fact]
    public void A_dead_microphone_is_told_and_a_quiet_room_is_not()
    {
        Pass(Room with { RmsDbfs = -80, Peak = 0.001 }, Day, seconds: 3600);
        Assert.Empty(_board.Findings);

        Pass(Room with { RmsDbfs = -120, Peak = 0 }, Day, seconds: 20);
        Assert.Equal(SensorHint.Silent, Assert.Single(_board.Findings).Hint);

        Pass(Room, Day, seconds: 2);
        Assert.Empty(_board.Findings);
    }

    [Fact]
    public void Weak_speech_is_a_hint_and_strong_speech_ends_it()
    {
        Speak(times: 4, -52);
        Assert.Empty(_board.Findings);
        Speak(times: 2, -52);
        Assert.Equal(SensorHint.Quiet, Assert.Single(_board.Findings).Hint);

        Pass(Room, Day, seconds: 3600);
        Assert.Equal(SensorHint.Quiet, Assert.Single(_board.Findings).Hint);
        Speak(times: 2, -25);
        Assert.Empty(_board.Findings);
    }

    [Fact]
    public void Ten_minutes_with_people_and_without_a_sound_are_a_hint_and_without_people_none()
    {
        var still = Room with { RmsDbfs = -72, Peak = 0.001 };
        Pass(still, Day, seconds: 3600);
        Assert.Empty(_board.Findings);

        Pass(still, Day with { Faces = 2, FaceBrightness = 90 }, seconds: 610);
        Assert.Equal(SensorHint.Quiet, Assert.Single(_board.Findings).Hint);
    }

    [Fact]
    public void Shouts_that_are_cut_off_are_a_hint_until_loud_sound_is_not()
    {
        for (var i = 0; i < 5; i++)
        {
            Pass(Room with { Peak = 1, ClippedShare = 0.02, RmsDbfs = -8 }, Day, seconds: 1);
            Pass(Room, Day, seconds: 20);
        }

        Assert.Equal(SensorHint.Clipping, Assert.Single(_board.Findings).Hint);
        Pass(Room with { Peak = 0.6, RmsDbfs = -18 }, Day, seconds: 15);
        Assert.Empty(_board.Findings);
    }

    [Fact]
    public void A_sensor_that_is_closed_has_no_hints()
    {
        Pass(Room with { RmsDbfs = -120, Peak = 0 }, Day with { Contrast = 1 }, seconds: 21);
        Assert.Equal([SensorHint.Silent, SensorHint.Covered], _board.Findings.Select(finding => finding.Hint));

        _state = SensorState.Off;
        Pass(Room, Day, seconds: 1);

        Assert.Empty(_board.Findings);
    }

    [Fact]
    public void A_second_is_counted_once_however_often_it_is_looked_at()
    {
        _sound = Room with { Number = 1, RmsDbfs = -120 };
        _picture = Day with { Number = 1, Contrast = 0 };
        for (var i = 0; i < 100; i++)
            _board.Look();

        Assert.Empty(_board.Findings);
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _log.Add(formatter(state, exception));

    private static SpeechResult Speech(double dbfs) =>
        new(EmotionScores.Uniform, default, 1, 0, 2, TimeSpan.Zero) { LevelDbfs = dbfs };

    private void Pass(SoundLevel sound, PictureLook picture, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            _number++;
            _sound = sound with { Number = _number };
            _picture = picture with { Number = _number };
            _time.Advance(TimeSpan.FromSeconds(1));
            _board.Look();
        }
    }

    private void Speak(int times, double dbfs)
    {
        for (var i = 0; i < times; i++)
        {
            _board.Heard(Speech(dbfs));
            Pass(Room, Day, seconds: 3);
        }
    }

    private SensorStatus Status(string name) => new(name, _state, null, _since, 0, 1);
}
