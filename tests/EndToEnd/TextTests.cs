using System.Text.Json;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>Words of the room that a program on the same machine sends over HTTP.</summary>
public sealed class TextTests : ApplianceTest
{
    private const string Json = "application/json";

    [Fact(Timeout = Bound)]
    public async Task A_text_is_answered_and_becomes_the_rooms_mood()
    {
        var service = Run(NoSensors);
        await service.UntilAsync("/health/live", 200);

        var (status, answer) = await service.PostAsync("/text", """{"text": "What a wonderful day. I love it!"}""", Json);

        Assert.Equal(200, status);
        using var result = JsonDocument.Parse(answer);
        Assert.Equal("Happiness", result.RootElement.GetProperty("dominant").GetString());
        var text = result.RootElement.GetProperty("text");
        Assert.True(text.GetProperty("sentiment").GetDouble() > 0.5);
        Assert.Contains("wonderful", text.GetProperty("evidence").EnumerateArray().Select(word => word.GetProperty("word").GetString()));
        Assert.Equal(2, text.GetProperty("sentences").GetArrayLength());
        await Subscriber.FindAsync("text", message => message.Json.GetProperty("dominant").GetString() == "Happiness");
        await Subscriber.FindAsync("summary", message => message.Json.GetProperty("dominant").GetString() == "Happiness");
    }

    [Fact(Timeout = Bound)]
    public async Task What_is_no_text_or_comes_from_a_web_page_is_refused_with_the_reason()
    {
        var service = Run(NoSensors);
        await service.UntilAsync("/health/live", 200);
        const string Good = """{"text": "I hate you!"}""";

        Assert.Equal(415, (await service.PostAsync("/text", Good, "text/plain")).Status);
        Assert.Equal(421, (await service.PostAsync("/text", Good, Json, "attacker.example")).Status);
        Assert.Equal(400, (await service.PostAsync("/text", "{", Json)).Status);
        Assert.Equal(400, (await service.PostAsync("/text", """{"words": 1}""", Json)).Status);
        Assert.Equal(413, (await service.PostAsync("/text", $$"""{"text": "{{new string('a', 100_000)}}"}""", Json)).Status);
        Assert.Equal(405, (await service.GetAsync("/text")).Status);
        Assert.Contains("application/json", (await service.PostAsync("/text", Good, "text/plain")).Text, StringComparison.Ordinal);

        var (status, answer) = await service.PostAsync("/text", """{"text": "Das ist heute ein sehr trauriger Tag für mich."}""", Json);
        Assert.Equal(200, status);
        Assert.Contains("\"reason\":\"not English\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Subscriber.On("text"), message => message.Json.GetProperty("present").GetBoolean());
    }
}
