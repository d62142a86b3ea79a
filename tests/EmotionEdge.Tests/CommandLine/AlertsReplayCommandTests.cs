using System.Globalization;
using System.Text;
using System.Text.Json;
using EmotionEdge.Core;
using EmotionEdge.Core.Sounds;
using EmotionEdge.Replay;

namespace EmotionEdge.Tests.CommandLine;

public sealed class AlertsReplayCommandTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 20, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _folder = new();
    private readonly StringBuilder _lines = new();
    private DateTimeOffset _now = Start;

    [Fact]
    public async Task Readings_show_when_alerts_would_have_been_raised_escalated_and_cleared()
    {
        Read(70, Emotion.Anger);
        Read(20, Emotion.Happiness);

        var run = await ReplayAsync();

        Assert.Equal(0, run.Code);
        Assert.Equal(5, run.Lines.Length);
        Assert.StartsWith("time (UTC)", run.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2026-11-24 20:00:05.100      1  raised        warning      negative-valence", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("escalated     critical", run.Lines[2], StringComparison.Ordinal);
        Assert.Contains("cleared       critical", run.Lines[3], StringComparison.Ordinal);
        Assert.Equal("450 lines, 0 skipped, 2026-11-24 20:00:00 to 2026-11-24 20:01:29 UTC: 1 raised, 1 escalated, 1 cleared, 0 open at the end.", run.Lines[4]);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task A_recorded_scream_raises_by_itself_and_one_that_is_too_unsure_does_not()
    {
        Hear(SoundEvent.Scream, 0.7f);
        _now += TimeSpan.FromMinutes(1);
        Hear(SoundEvent.Scream, 0.9f);
        Read(20, Emotion.Happiness);

        var run = await ReplayAsync();

        Assert.Equal(0, run.Code);
        Assert.StartsWith("2026-11-24 20:01:02.", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("raised        warning      scream", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("Scream 0.90 heard.", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 raised, 0 escalated, 1 cleared, 0 open at the end.", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_scripts_there_is_one_object_a_line()
    {
        Read(10, Emotion.Anger);

        var run = await ReplayAsync("--json");

        Assert.Equal(2, run.Lines.Length);
        var raised = JsonDocument.Parse(run.Lines[0]).RootElement;
        Assert.Equal("raised", raised.GetProperty("event_type").GetString());
        Assert.Equal(1, raised.GetProperty("alert").GetInt32());
        Assert.Equal(-0.51, raised.GetProperty("valence").GetDouble(), 3);
        Assert.Equal("face", raised.GetProperty("modalities")[0].GetString());
        Assert.Equal(5, raised.GetProperty("seconds").GetDouble(), 1);
        var tally = JsonDocument.Parse(run.Lines[1]).RootElement;
        Assert.Equal((50, 1, 1), (tally.GetProperty("lines").GetInt32(), tally.GetProperty("raised").GetInt32(), tally.GetProperty("open").GetInt32()));
    }

    [Fact]
    public async Task Bad_lines_are_named_and_skipped_and_the_exit_code_says_so()
    {
        Read(5, Emotion.Anger);
        _lines.AppendLine("{ broken");
        Read(5, Emotion.Anger);
        _lines.Append("emotionedge/box/summary {\"time\":\"2026-11-24T20:00:10Z\",\"faces\":0,\"contributions\":{\"face\":0,\"speech\":0,\"text\":0}}\n");

        var run = await ReplayAsync();

        Assert.Equal(1, run.Code);
        Assert.Contains(", line 26: skipped, it is not valid JSON", run.Errors, StringComparison.Ordinal);
        Assert.Contains(", line 52: skipped, a recording has either readings or published messages", run.Errors, StringComparison.Ordinal);
        Assert.Contains("raised", run.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("52 lines, 2 skipped", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_of_the_configuration_are_what_is_tried()
    {
        Read(10, Emotion.Anger);
        var config = _folder.Write("rules.json", """
            { "alerts": { "rules": [ { "name": "fury", "emotion": "anger", "severity": "critical", "raiseAfter": "00:00:02" } ] } }
            """);

        var run = await ReplayAsync("--config", config);

        Assert.StartsWith("2026-11-24 20:00:02.100      1  raised        critical     fury", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("1 open at the end", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_as_mosquitto_sub_prints_them_are_replayed_and_senses_must_agree_by_themselves()
    {
        var config = _folder.Write("rules.json", """{ "alerts": { "rules": [ { "name": "two", "valenceBelow": -0.3, "minimumModalities": 2 } ] } }""");
        _lines.AppendLine("emotionedge/box/availability online");
        Publish(20, speech: 0.2);
        Publish(20, speech: -0.5);

        var run = await ReplayAsync("--config", config);

        Assert.Equal(0, run.Code);
        Assert.StartsWith("2026-11-24 20:00:25.000      1  raised", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("by face, speech", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_without_anybody_takes_no_time_and_ends_what_was_open()
    {
        Read(10, Emotion.Anger);
        _now = _now.AddYears(1);
        Read(10, Emotion.Anger);

        var run = await ReplayAsync();

        Assert.Contains("Nothing is sensed any more.", run.Lines[2], StringComparison.Ordinal);
        Assert.StartsWith("2026-11-24 20:00", run.Lines[2], StringComparison.Ordinal);
        Assert.StartsWith("2027-11-24 20:00:15", run.Lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_anything_in_it_and_one_that_is_not_there_end_with_1()
    {
        Assert.Equal(1, (await ReplayAsync()).Code);

        var run = await CommandRun.Of("alerts", "replay", _folder.Path("missing"));
        Assert.Equal(1, run.Code);
        Assert.Contains("missing", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_at_all_ends_with_2() => Assert.Equal(2, (await CommandRun.Of("alerts", "replay")).Code);

    public void Dispose() => _folder.Dispose();

    private Task<CommandRun> ReplayAsync(params string[] more) =>
        CommandRun.Of(["alerts", "replay", _folder.Write("recording.jsonl", _lines.ToString()), .. more]);

    private void Read(int seconds, Emotion emotion)
    {
        var line = new ReadingLine();
        for (var i = 0; i < seconds * 5; i++, _now += TimeSpan.FromSeconds(0.2))
            _lines.Append(Encoding.UTF8.GetString(line.Of(new Reading(Modality.Face, EmotionScores.Certain(emotion), 1, 1, _now, _now), _now)));
    }

    /// <summary>An event of two seconds, told each half second.</summary>
    private void Hear(SoundEvent sound, float confidence)
    {
        var line = new ReadingLine();
        var start = _now;
        for (var i = 0; i < 4; i++, _now += TimeSpan.FromSeconds(0.5))
            _lines.Append(Encoding.UTF8.GetString(line.Of(SoundMeaning.ReadingOf(new HeardSound(sound, confidence), start, _now), _now)));
    }

    private void Publish(int seconds, double speech)
    {
        const string scores = """ "scores":{"Neutral":0,"Happiness":0,"Surprise":0,"Sadness":1,"Anger":0,"Disgust":0,"Fear":0} """;
        for (var i = 0; i < seconds; i++, _now += TimeSpan.FromSeconds(1))
        {
            var head = $"\"time\":\"{_now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}\",\"dominant\":\"Sadness\",\"confidence\":1,\"arousal\":0.5,{scores}";
            _lines.AppendLine($"emotionedge/box/face {{{head},\"valence\":-0.5,\"present\":true,\"quality\":1,\"subjects\":1}}");
            _lines.AppendLine(CultureInfo.InvariantCulture, $"emotionedge/box/speech {{{head},\"valence\":{speech},\"present\":true,\"quality\":1,\"subjects\":1}}");
            _lines.AppendLine($"emotionedge/box/summary {{{head},\"valence\":-0.5,\"faces\":1,\"contributions\":{{\"face\":0.6,\"speech\":0.4,\"text\":0}}}}");
        }
    }
}
