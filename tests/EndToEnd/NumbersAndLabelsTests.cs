using System.Text.Json;
using System.Text.RegularExpressions;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>Everything that the demo has sent holds numbers, labels and short lines of our own: nothing that could be media.</summary>
public sealed partial class NumbersAndLabelsTests(DemoRun demo) : IClassFixture<DemoRun>
{
    private static readonly string[] Lines = ["reason", "detail", "problems", "advice"];

    [Fact]
    public void No_payload_has_room_for_a_picture_a_sound_or_a_text()
    {
        Assert.True(demo.Messages.Count > 40);
        foreach (var message in demo.Messages.Concat(demo.Retained))
        {
            Assert.InRange(message.Payload.Length, 1, 8_192);
            if (message.IsJson)
                AssertHarmless(message.Topic, message.Json);
            else
                Assert.Matches("^[A-Za-z]{2,16}$", message.Text);
        }
    }

    private static void AssertHarmless(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    AssertHarmless(property.Name, property.Value);
                break;
            case JsonValueKind.Array:
                Assert.InRange(value.GetArrayLength(), 0, 16);
                Assert.DoesNotContain(value.EnumerateArray(), element => element.ValueKind == JsonValueKind.Number);
                foreach (var element in value.EnumerateArray())
                    AssertHarmless(name, element);
                break;
            case JsonValueKind.String when Lines.Contains(name):
                var line = value.GetString()!;
                Assert.InRange(line.Length, 1, 240);
                Assert.False(LongWord().IsMatch(line), $"{name}: {line}");
                break;
            case JsonValueKind.String:
                Assert.Matches("^[A-Za-z0-9][A-Za-z0-9.:+-]{0,63}$", value.GetString()!);
                break;
        }
    }

    // As base64 or hexadecimal digits would look; a path has its slashes.
    [GeneratedRegex("[A-Za-z0-9+=]{60,}")]
    private static partial Regex LongWord();
}
