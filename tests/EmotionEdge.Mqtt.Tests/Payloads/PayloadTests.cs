using System.Text.Json;
using System.Text.Json.Nodes;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Mqtt.Payloads;
using Xunit;

namespace EmotionEdge.Mqtt.Tests.Payloads;

public sealed class PayloadTests
{
    private static readonly MqttCounters Counters = new(2, 0, 0, 14, 1);

    public static TheoryData<string, string> Documented { get; } = new()
    {
        { "summary", Text(PayloadWriter.Write(Examples.Summary, Examples.Seq, minimumPeople: 3)) },
        { "face", Text(PayloadWriter.Write(Examples.Face, Examples.Seq + 1)) },
        { "speech", Text(PayloadWriter.Write(Examples.Sense(Modality.Speech, 1), Examples.Seq + 2)) },
        { "text", Text(PayloadWriter.Write(Absent(Modality.Text), Examples.Seq + 3)) },
        { "sound", Text(PayloadWriter.Write(Examples.Sound, Examples.Seq + 6)) },
        { "alert", Text(PayloadWriter.AsHistorical(PayloadWriter.Write(Examples.Alert, Examples.Seq + 4))) },
        { "posture", Text(PayloadWriter.Write(Examples.Posture, Examples.Seq + 6, minimumPeople: 3)) },
        { "status", Text(PayloadWriter.Write(Examples.Status, Counters, Examples.Seq + 5)) },
    };

    [Theory]
    [MemberData(nameof(Documented))]
    public void The_reference_shows_what_is_really_sent(string topic, string payload)
    {
        var documented = JsonNode.Parse(ExampleOf(topic))!;

        Assert.True(JsonNode.DeepEquals(documented, JsonNode.Parse(payload)), $"deploy/mqtt.md, `{topic}`, should show: {payload}");
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void Every_message_begins_with_schema_time_and_number(string topic, string payload)
    {
        var properties = JsonDocument.Parse(payload).RootElement.EnumerateObject().Take(3).ToArray();

        Assert.Equal(["schema", "time", "seq"], properties.Select(property => property.Name));
        Assert.Equal(1, properties[0].Value.GetInt32());
        Assert.True(topic.Length > 0 && properties[1].Value.GetString() == "2026-11-23T17:15:30.250Z");
    }

    [Fact]
    public void What_is_not_known_is_null_and_not_neutral()
    {
        var nobody = new Summary(
            Examples.Time, EmotionScores.Uniform, null, 0, Affect.Of(EmotionScores.Uniform), 0, default, Examples.Sensors);

        var json = JsonDocument.Parse(PayloadWriter.Write(nobody, 1, minimumPeople: 1)).RootElement;

        Assert.Equal("Unknown", json.GetProperty("dominant").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("scores").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("valence").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("shares").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("stress").ValueKind);
    }

    [Theory]
    [InlineData(2, 3, false)]
    [InlineData(3, 3, true)]
    [InlineData(1, 1, true)]
    [InlineData(0, 1, false)]
    public void What_few_people_do_is_not_told(int people, int minimum, bool told)
    {
        var json = JsonDocument.Parse(PayloadWriter.Write(Examples.Posture with { People = people }, 1, minimum)).RootElement;

        Assert.Equal(told ? JsonValueKind.String : JsonValueKind.Null, json.GetProperty("action").ValueKind);
        Assert.Equal(told ? JsonValueKind.Object : JsonValueKind.Null, json.GetProperty("shares").ValueKind);
        Assert.Equal(people > 0 ? JsonValueKind.Number : JsonValueKind.Null, json.GetProperty("agitation").ValueKind);
    }

    [Fact]
    public void Without_a_sound_there_is_no_event_and_the_other_senses_have_none_at_all()
    {
        var silent = JsonDocument.Parse(PayloadWriter.Write(Absent(Modality.Sound), 1)).RootElement;

        Assert.Equal("None", silent.GetProperty("event").GetString());
        Assert.Equal(0, silent.GetProperty("eventConfidence").GetDouble());
        Assert.False(JsonDocument.Parse(PayloadWriter.Write(Examples.Face, 1)).RootElement.TryGetProperty("event", out _));
    }

    [Fact]
    public void Numbers_that_json_does_not_have_become_null()
    {
        var state = Examples.Face with { Quality = float.NaN, Affect = new Affect(float.PositiveInfinity, 0.5f) };

        var json = JsonDocument.Parse(PayloadWriter.Write(state, 1)).RootElement;

        Assert.Equal(JsonValueKind.Null, json.GetProperty("quality").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("valence").ValueKind);
        Assert.Equal(0.5, json.GetProperty("arousal").GetDouble());
    }

    [Fact]
    public void Two_sensors_of_one_name_do_not_stop_the_summary()
    {
        var doubled = Examples.Summary with { Sensors = [Examples.Sensors[0], Examples.Sensors[0] with { State = SensorState.Off }] };

        var json = JsonDocument.Parse(PayloadWriter.Write(doubled, 1, minimumPeople: 1)).RootElement;

        Assert.Equal("off", json.GetProperty("sensors").GetProperty("camera").GetString());
    }

    private static ModalityState Absent(Modality modality) => new(
        modality, Examples.Time, Present: false, EmotionScores.Uniform, null, 0, Affect.Of(EmotionScores.Uniform), 0, 0);

    private static string Text(byte[] payload) => System.Text.Encoding.UTF8.GetString(payload);

    private static string ExampleOf(string topic)
    {
        var reference = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "mqtt.md"));
        var section = reference[reference.IndexOf($"### `{topic}`", StringComparison.Ordinal)..];
        const string fence = "```json\n";
        var start = section.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return section[start..section.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
