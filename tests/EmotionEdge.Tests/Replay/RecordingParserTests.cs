using System.Text;
using EmotionEdge.Core;
using EmotionEdge.Core.Physiology;
using EmotionEdge.Core.Sounds;
using EmotionEdge.Replay;

namespace EmotionEdge.Tests.Replay;

public sealed class RecordingParserTests
{
    private const string Scores = """ "scores":{"Neutral":0.1,"Happiness":0,"Surprise":0,"Sadness":0.2,"Anger":0.6,"Disgust":0.1,"Fear":0} """;
    private const string Times = """ "time":"2026-11-24T20:00:01Z","start":"2026-11-24T20:00:00Z","end":"2026-11-24T21:00:00.5+01:00" """;
    private const string Nothing = """{"schema":1,"time":"2026-11-24T20:00:01Z","contributions":{"face":0,"speech":0,"text":0},"faces":0,"scores":null}""";

    private static readonly DateTimeOffset Time = new(2026, 11, 24, 20, 0, 1, TimeSpan.Zero);

    private readonly RecordingParser _parser = new();

    [Fact]
    public void What_the_recorder_writes_is_read_again()
    {
        var scores = EmotionScores.FromWeights([0.1f, 0.2f, 0.3f, 0.1f, 0.1f, 0.1f, 0.1f]);
        var reading = new Reading(Modality.Speech, scores, 0.75f, 3, Time.AddSeconds(-3), Time.AddTicks(-12345)) { Affect = new Affect(-0.5f, 0.9f) };

        var entry = Assert.IsType<RecordedEntry.Read>(_parser.Parse(Encoding.UTF8.GetString(new ReadingLine().Of(reading, Time))));

        Assert.Equal(Time, entry.Time);
        Assert.Equal(
            (reading.Modality, reading.Quality, reading.Subject, reading.Start, reading.End, reading.Affect),
            (entry.Reading.Modality, entry.Reading.Quality, entry.Reading.Subject, entry.Reading.Start, entry.Reading.End, entry.Reading.Affect));
        for (var i = 0; i < EmotionScores.Count; i++)
            Assert.Equal(scores[i], entry.Reading.Scores[i], 4);
    }

    [Fact]
    public void A_sense_that_was_closed_is_read_again() =>
        Assert.Equal(new RecordedEntry.Gone(Time, Modality.Face), _parser.Parse(Encoding.UTF8.GetString(new ReadingLine().OfGone(Modality.Face, Time))));

    [Fact]
    public void A_sound_event_is_read_again()
    {
        var reading = SoundMeaning.ReadingOf(new HeardSound(SoundEvent.BabyCry, 0.75f), Time.AddSeconds(-2), Time.AddSeconds(-1));

        var entry = (RecordedEntry.Read)_parser.Parse(Encoding.UTF8.GetString(new ReadingLine().Of(reading, Time)))!;

        Assert.Equal(
            (Modality.Sound, 0.75f, reading.Sound, reading.Affect),
            (entry.Reading.Modality, entry.Reading.Quality, entry.Reading.Sound, entry.Reading.Affect));
    }

    [Fact]
    public void A_published_sound_is_read_also_where_it_tells_of_no_feeling()
    {
        var cough = (RecordedEntry.Sense)_parser.Parse(
            """emotionedge/box/sound {"time":"2026-11-24T20:00:01Z","present":false,"event":"Cough","eventConfidence":0.8}""")!;
        var nothing = (RecordedEntry.Sense)_parser.Parse(
            $$"""emotionedge/box/sound {"time":"2026-11-24T20:00:01Z","present":true,"dominant":"Anger","confidence":0.6,"valence":-0.4,"arousal":0.7,"quality":1,"subjects":1,"event":"None","eventConfidence":0,{{Scores}} }""")!;

        Assert.Equal((Modality.Sound, false, new HeardSound(SoundEvent.Cough, 0.8f)), (cough.State.Modality, cough.State.Present, cough.State.Sound));
        Assert.Equal((true, null), (nothing.State.Present, nothing.State.Sound));
    }

    [Fact]
    public void Without_valence_that_of_the_scores_counts()
    {
        var entry = (RecordedEntry.Read)_parser.Parse($$"""{ {{Times}},"modality":"Face","quality":1,{{Scores}} }""")!;

        Assert.Equal(Affect.Of(entry.Reading.Scores), entry.Reading.Affect);
        Assert.Equal(Time.AddSeconds(-0.5), entry.Reading.End);
    }

    [Fact]
    public void Published_messages_are_read_with_their_topics()
    {
        var empty = (RecordedEntry.Room)_parser.Parse("emotionedge/box/summary " + Nothing)!;
        Assert.Null(empty.State.Dominant);

        var room = (RecordedEntry.Room)_parser.Parse(
            $$"""emotionedge/box/summary {"time":"2026-11-24T20:00:01Z","dominant":"Anger","confidence":0.6,"valence":-0.4,"arousal":0.7,{{Scores}},"faces":2,"contributions":{"face":1,"speech":0,"text":0} }""")!;
        Assert.Equal((Emotion.Anger, -0.4f, 2), (room.State.Dominant, room.State.Affect.Valence, room.State.Faces));

        var sense = (RecordedEntry.Sense)_parser.Parse(
            """emotionedge/box/speech {"time":"2026-11-24T20:00:01Z","present":false,"dominant":"Unknown","confidence":0}""")!;
        Assert.Equal((Modality.Speech, false), (sense.State.Modality, sense.State.Present));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("emotionedge/box/availability online")]
    [InlineData("emotionedge/box/status {broken")]
    [InlineData("emotionedge/box/text/set some words")]
    [InlineData("emotionedge/box/alert/ack/set")]
    public void What_says_nothing_of_the_room_is_passed_over(string line) => Assert.Null(_parser.Parse(line));

    [Theory]
    [InlineData("nonsense", "neither an object")]
    [InlineData("{\"time\":", "not valid JSON")]
    [InlineData("emotionedge/box/summary [1]", "no object")]
    [InlineData("emotionedge/box/summary", "not valid JSON")]
    [InlineData("{}", "time must be a text")]
    [InlineData("{\"time\":\"yesterday\"}", "time 'yesterday'")]
    [InlineData("{\"time\":\"1950-01-01T00:00:00Z\"}", "time '1950")]
    [InlineData("{\"time\":\"2026-11-24T20:00:01Z\",\"modality\":\"smell\"}", "modality 'smell'")]
    [InlineData("{\"time\":\"2026-11-24T20:00:01Z\",\"modality\":\"face\"}", "scores must be an object")]
    [InlineData("{\"time\":\"2026-11-24T20:00:01Z\",\"present\":true}", "needs its topic")]
    [InlineData("{\"time\":\"2026-11-24T20:00:01Z\",\"contributions\":[]}", "face must be a number")]
    [InlineData("emotionedge/box/sound {\"time\":\"2026-11-24T20:00:01Z\",\"present\":false,\"event\":\"Bark\"}", "event 'Bark' is none of Laugh")]
    [InlineData("emotionedge/box/sound {\"time\":\"2026-11-24T20:00:01Z\",\"present\":false,\"event\":\"Cry\"}", "eventConfidence must be a number")]
    [InlineData("{\"time\":\"2026-11-24T20:00:01Z\",\"contributions\":{\"face\":7}}", "face 7 does not lie from 0 to 1")]
    public void A_line_that_cannot_be_understood_says_why(string line, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => _parser.Parse(line)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Anger\":0.6", "\"Anger\":0.3", "sum to 0.7")]
    [InlineData("\"Anger\":0.6", "\"Anger\":-0.6", "Anger -0.6")]
    [InlineData("\"Anger\":0.6", "\"Anger\":\"0.6\"", "Anger must be a number")]
    [InlineData("\"Anger\":0.6", "\"Rage\":0.6", "Anger must be a number")]
    [InlineData("\"Anger\":0.6", "\"Anger\":1e999", "Anger 1e999")]
    public void Scores_that_are_none_say_why(string right, string wrong, string reason)
    {
        var line = $$"""{ {{Times}},"modality":"face","quality":1,{{Scores.Replace(right, wrong, StringComparison.Ordinal)}} }""";

        Assert.Contains(reason, Assert.Throws<FormatException>(() => _parser.Parse(line)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lines_that_the_reference_shows_are_right()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "alerts.md"))
            .Where(line => line.StartsWith('{'))
            .Select(_parser.Parse)
            .ToList();

        Assert.IsType<RecordedEntry.Read>(lines[0]);
        Assert.IsType<RecordedEntry.Arousal>(lines[1]);
        Assert.IsType<RecordedEntry.Gone>(lines[2]);
        Assert.Equal(3, lines.Count);
    }

    [Theory]
    [InlineData("wearable", ArousalSource.Wearable)]
    [InlineData("posture", ArousalSource.Posture)]
    public void Who_says_arousal_is_kept(string name, ArousalSource source)
    {
        var line = $$"""{"time":"2026-11-24T20:00:02Z","{{name}}":true,"end":"2026-11-24T20:00:01.9Z","arousal":0.72}""";

        var entry = Assert.IsType<RecordedEntry.Arousal>(_parser.Parse(line));

        Assert.Equal((source, 0.72f), (entry.Reading.Source, entry.Reading.Arousal));
        Assert.Equal(line + "\n", Encoding.UTF8.GetString(new ReadingLine().Of(entry.Reading, entry.Time)));
    }

    [Fact]
    public void Two_devices_in_one_file_are_not_mixed_up()
    {
        _parser.Parse("emotionedge/kitchen/summary " + Nothing);

        var error = Assert.Throws<FormatException>(() => _parser.Parse("emotionedge/hall/summary " + Nothing));

        Assert.Contains("emotionedge/hall", error.Message, StringComparison.Ordinal);
    }
}
