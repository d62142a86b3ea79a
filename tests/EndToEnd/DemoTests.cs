using System.Net;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>What a subscriber, somebody before the screen and an auditor see of the demo.</summary>
public sealed class DemoTests(DemoRun demo) : IClassFixture<DemoRun>
{
    private static readonly string[] Emotions = ["Neutral", "Happiness", "Surprise", "Sadness", "Anger", "Disgust", "Fear"];
    private static readonly string[] SensorStates = ["off", "opening", "streaming", "stalled", "lost", "backOff"];

    [Fact]
    public void Every_json_message_has_schema_and_time_and_a_rising_number()
    {
        Message[] json = [.. demo.Messages.Where(message => message.IsJson)];

        Assert.True(json.Length > 40, $"only {json.Length} messages in 20 s");
        Assert.All(json, message => Assert.Equal(1, message.Json.GetProperty("schema").GetInt32()));
        Assert.All(json, message => Assert.EndsWith("Z", message.Json.GetProperty("time").GetString(), StringComparison.Ordinal));
        Assert.All(json, message => Assert.InRange(message.Time, demo.Begin.AddMinutes(-1), DateTimeOffset.UtcNow));
        Assert.All(json.Zip(json.Skip(1)), pair => Assert.True(pair.First.Seq < pair.Second.Seq, $"{pair.First}\n{pair.Second}"));
    }

    [Fact]
    public void Summaries_are_sound()
    {
        Message[] summaries = [.. demo.Messages.Where(message => message.Topic == "summary")];

        Assert.InRange(summaries.Length, 10, 60);
        Assert.All(summaries, AssertSound);
    }

    [Fact]
    public void Summaries_change_with_the_scenes() =>
        Assert.True(demo.Messages.Where(message => message.Topic == "summary").Select(summary => summary.Dominant).Distinct().Count() > 1);

    [Fact]
    public void The_laughing_woman_is_happy()
    {
        var faces = demo.Between("face", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6));
        var summaries = demo.Between("summary", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6));

        Assert.All(faces, face => Assert.Equal("Happiness", face.Dominant));
        Assert.All(faces, face => Assert.True(face.Json.GetProperty("subjects").GetInt32() > 0));
        Assert.Contains(summaries, summary => summary.Dominant == "Happiness");
    }

    [Fact]
    public void Nobody_is_seen_in_the_empty_room()
    {
        var from = Recording.EmptyFrom + TimeSpan.FromSeconds(6);

        Assert.All(demo.Between("face", from, Recording.EmptyUntil), face =>
        {
            Assert.False(face.Json.GetProperty("present").GetBoolean());
            Assert.Equal("Unknown", face.Dominant);
        });
        Assert.All(demo.Between("summary", from, Recording.EmptyUntil), summary =>
        {
            Assert.Equal(0, summary.Json.GetProperty("faces").GetInt32());
            Assert.Equal(0, summary.Json.GetProperty("contributions").GetProperty("face").GetDouble());
        });
    }

    [Fact]
    public void The_voice_is_heard()
    {
        var speech = demo.Between("speech", TimeSpan.Zero, Recording.EmptyFrom);

        Assert.Contains(speech, message => message.Json.GetProperty("present").GetBoolean());
    }

    [Theory]
    [InlineData("availability")]
    [InlineData("summary")]
    [InlineData("face")]
    [InlineData("speech")]
    [InlineData("text")]
    [InlineData("status")]
    [InlineData("camera/state")]
    [InlineData("microphone/state")]
    [InlineData("privacy/state")]
    [InlineData("profile/state")]
    public void A_late_subscriber_is_told(string topic) => Assert.Single(demo.Retained, message => message.Topic == topic);

    [Fact]
    public void It_is_online_from_first_to_last()
    {
        Assert.Equal(["online", "offline"], demo.Messages.Where(message => message.Topic == "availability").Select(message => message.Text));
        Assert.Equal("online", Assert.Single(demo.Retained, message => message.Topic == "availability").Text);
    }

    [Fact]
    public void No_topic_repeats_what_was_written()
    {
        Assert.DoesNotContain(demo.Messages, message => message.Text.Contains(DemoRun.SecretWord, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(demo.Terminal, line => line.Contains(DemoRun.SecretWord, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_status_says_that_all_is_well()
    {
        var status = demo.Messages.Last(message => message.Topic == "status").Json;

        Assert.Empty(status.GetProperty("problems").EnumerateArray());
        Assert.Equal(["face", "speech", "text"], status.GetProperty("models").EnumerateArray()
            .Select(model => model.GetProperty("task").GetString()!)
            .Where(task => task is "face" or "speech" or "text")
            .Distinct()
            .Order());
    }

    [Fact]
    public void The_screen_shows_the_room_and_where_to_subscribe()
    {
        Assert.Contains(demo.Terminal, line => line.Contains("Happiness", StringComparison.Ordinal));
        Assert.Contains(demo.Terminal, line => line.Contains($"-p {demo.Broker.Port} -t 'emotionedge/#'", StringComparison.Ordinal));
    }

    [Fact]
    public void Ctrl_C_ends_it_cleanly_within_five_seconds()
    {
        Assert.Equal(0, demo.End.ExitCode);
        Assert.InRange(demo.End.Took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void It_talks_to_its_broker_only_and_listens_on_loopback_only()
    {
        var others = demo.Sockets.Where(socket => !socket.Protocol.StartsWith("tcp", StringComparison.Ordinal)
            || !IPAddress.IsLoopback(socket.Local.Address)
            || (socket.IsConnected && socket.Remote.Port != demo.Broker.Port && socket.Local.Port != demo.HealthPort)
            || (!socket.IsConnected && socket.Local.Port != demo.HealthPort));

        Assert.Empty(others);
        Assert.Contains(demo.Sockets, socket => socket.IsConnected && socket.Remote.Port == demo.Broker.Port);
        Assert.Contains(demo.Sockets, socket => !socket.IsConnected && socket.Local.Port == demo.HealthPort);
    }

    private static void AssertSound(Message summary)
    {
        var json = summary.Json;
        Assert.Contains(summary.Dominant, Emotions.Append("Unknown"));
        Assert.InRange(json.GetProperty("confidence").GetDouble(), 0, 1);
        var share = json.GetProperty("contributions").EnumerateObject().Sum(sense => sense.Value.GetDouble());
        Assert.True(share == 0 || Math.Abs(share - 1) < 0.002, $"{summary}");
        Assert.All(json.GetProperty("sensors").EnumerateObject(), sensor => Assert.Contains(sensor.Value.GetString(), SensorStates));
        if (share == 0)
        {
            Assert.Equal("Unknown", summary.Dominant);
            return;
        }

        var scores = json.GetProperty("scores").EnumerateObject().ToDictionary(score => score.Name, score => score.Value.GetDouble());
        Assert.Equal(Emotions, scores.Keys);
        Assert.InRange(scores.Values.Sum(), 0.999, 1.001);
        Assert.InRange(json.GetProperty("valence").GetDouble(), -1, 1);
        Assert.InRange(json.GetProperty("arousal").GetDouble(), 0, 1);
    }
}
