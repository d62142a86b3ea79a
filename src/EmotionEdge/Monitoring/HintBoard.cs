using EmotionEdge.Audio.Speech;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Sensing;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Monitoring;

/// <summary>
/// What a technician should mend at camera and microphone, from the measures of each second. A hint needs time to begin, and
/// what depends on people being there (light, loudness) counts only while somebody is seen or heard, or just opened the
/// sensor. Thread-safe.
/// </summary>
/// <param name="sound">The last second of sound.</param>
/// <param name="picture">The last look at the picture.</param>
/// <param name="sensors">A sensor that does not deliver has no hints.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets a line when a hint begins and one when it ends.</param>
internal sealed partial class HintBoard(
    Func<SoundLevel?> sound,
    Func<PictureLook?> picture,
    SensorBoard sensors,
    TimeProvider time,
    ILogger<HintBoard> logger)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Whoever was seen or heard is taken to be there for so long.</summary>
    private static readonly TimeSpan Staying = TimeSpan.FromMinutes(5);

    /// <summary>Whoever switched a sensor on or plugged it in is there for so long.</summary>
    private static readonly TimeSpan SettingUp = TimeSpan.FromMinutes(2);

    /// <summary>People may be silent: minutes without a loud second weigh as much as seconds of weak speech.</summary>
    private const double PresenceWeight = 1 / 60.0;

    private readonly Lock _gate = new();
    private readonly Gauged[] _hints = [.. Enum.GetValues<SensorHint>().Select(hint => new Gauged(hint))];
    private long _soundNumber;
    private long _pictureNumber;
    private DateTimeOffset _seenAt = DateTimeOffset.MinValue;
    private DateTimeOffset _heardAt = DateTimeOffset.MinValue;

    /// <summary>The hints that hold now, each sensor's gravest first.</summary>
    public IReadOnlyList<SensorFinding> Findings
    {
        get
        {
            lock (_gate)
                return [.. _hints.Where(hint => hint.Since is not null).Select(hint => new SensorFinding(hint.Hint, hint.Since.GetValueOrDefault()))];
        }
    }

    /// <summary>Somebody spoke.</summary>
    public void Heard(SpeechResult speech)
    {
        lock (_gate)
        {
            _heardAt = time.GetUtcNow();
            this[SensorHint.Quiet].Gauge.Add(SoundLevel.OfSpeech(speech.LevelDbfs), TimeSpan.FromSeconds(speech.End - speech.Start));
        }
    }

    /// <summary>Looks at what is new; to be called once a second.</summary>
    public void Look()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var sensor in sensors.Statuses())
            {
                if (sensor.State != SensorState.Streaming)
                    Forget(sensor.Name);
                else if (sensor.Name == SensorHints.Camera)
                    LookAtPicture(now, sensor.Since);
                else
                    ListenToSound(now);
            }

            foreach (var hint in _hints)
                Follow(hint, now);
        }
    }

    private Gauged this[SensorHint hint] => _hints[(int)hint];

    private void LookAtPicture(DateTimeOffset now, DateTimeOffset since)
    {
        if (picture() is not { } look || look.Number == _pictureNumber)
            return;

        _pictureNumber = look.Number;
        if (look.Faces > 0)
            _seenAt = now;
        var isAnyoneThere = now - _seenAt < Staying || now - _heardAt < Staying || now - since < SettingUp;
        foreach (var hint in SensorHints.OfCamera)
            this[hint].Gauge.Add(look.VerdictOn(hint, isAnyoneThere), Second);
    }

    private void ListenToSound(DateTimeOffset now)
    {
        if (sound() is not { } second || second.Number == _soundNumber)
            return;

        _soundNumber = second.Number;
        foreach (var hint in SensorHints.OfMicrophone)
            this[hint].Gauge.Add(second.VerdictOn(hint), Second);
        if (now - _seenAt < Second * 5)
            this[SensorHint.Quiet].Gauge.Add(second.OfPresence(), Second * PresenceWeight);
    }

    private void Forget(string sensor)
    {
        foreach (var hint in _hints)
        {
            if (hint.Hint.Sensor() == sensor)
                hint.Gauge.Reset();
        }
    }

    private void Follow(Gauged hint, DateTimeOffset now)
    {
        if (hint.Gauge.IsOn == hint.Since is not null)
            return;

        hint.Since = hint.Gauge.IsOn ? now : null;
        if (hint.Gauge.IsOn)
            LogBegan(hint.Hint.Sensor(), hint.Hint.Name(), hint.Hint.Advice());
        else
            LogEnded(hint.Hint.Sensor(), hint.Hint.Name());
    }

    [LoggerMessage(LogLevel.Warning, "{Sensor} ({Hint}): {Advice}")]
    private partial void LogBegan(string sensor, string hint, string advice);

    [LoggerMessage(LogLevel.Information, "{Sensor} ({Hint}): mended")]
    private partial void LogEnded(string sensor, string hint);

    private sealed class Gauged(SensorHint hint)
    {
        public SensorHint Hint => hint;

        public HintGauge Gauge { get; } = hint.Gauge();

        public DateTimeOffset? Since { get; set; }
    }
}
