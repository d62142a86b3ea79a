using System.Buffers;
using System.Text;
using EmotionEdge.Core.Commands;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Mqtt.Commands;
using Xunit;

namespace EmotionEdge.Mqtt.Tests.Commands;

public sealed class CommandParserTests
{
    [Theory]
    [InlineData("ON", true)]
    [InlineData("off", false)]
    [InlineData("true", true)]
    [InlineData("false\n", false)]
    [InlineData("""{"state":"ON"}""", true)]
    [InlineData("""{ "state": false }""", false)]
    public void A_switch_is_on_or_off(string payload, bool on)
    {
        Assert.Equal(new SetCamera(on), Parse("camera", payload));
        Assert.Equal(new SetMicrophone(on), Parse("microphone", payload));
        Assert.Equal(new SetPrivacy(on), Parse("privacy", payload));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("TOGGLE")]
    [InlineData("ON OFF")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"state":"MAYBE"}""")]
    [InlineData("""{"state":1}""")]
    [InlineData("""{"state":null}""")]
    [InlineData("""{"State":"ON"}""")]
    [InlineData("""{"state":"ON","state":"OFF"}""")]
    [InlineData("""{"state":"ON","brightness":3}""")]
    [InlineData("""{"state":{"state":"ON"}}""")]
    [InlineData("""{"state":"\ud800"}""")]
    [InlineData("""{"state":"ON"} trailing""")]
    public void Anything_else_is_no_switch(string payload)
    {
        Assert.Null(Parse("privacy", payload, out var refusal));
        Assert.NotEmpty(refusal);
    }

    [Theory]
    [InlineData("eco", PacingProfile.Eco)]
    [InlineData("Balanced", PacingProfile.Balanced)]
    [InlineData(" FAST\n", PacingProfile.Fast)]
    public void A_profile_has_a_name(string payload, PacingProfile profile)
    {
        Assert.Equal(new SetProfile(profile), Parse("profile", payload));
    }

    [Fact]
    public void A_restart_and_a_new_baseline_need_the_word()
    {
        Assert.Equal(new Restart(), Parse("restart", "PRESS"));
        Assert.Equal(new ResetBaseline(), Parse("baseline/reset", "PRESS"));
        Assert.Null(Parse("baseline/reset", "ON"));
        Assert.Null(Parse("restart", "", out var refusal));
        Assert.Contains("PRESS", refusal, StringComparison.Ordinal);
        Assert.Null(Parse("profile", "turbo", out refusal));
        Assert.Contains("eco, balanced, fast", refusal, StringComparison.Ordinal);
        Assert.Null(Parse("profile", "1", out _));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("PRESS", null)]
    [InlineData("k7q2-000017", "k7q2-000017")]
    [InlineData("""{"id":"k7q2-000017"}""", "k7q2-000017")]
    public void An_acknowledgement_is_for_one_alert_or_for_all(string payload, string? id)
    {
        Assert.Equal(new AcknowledgeAlert(id), Parse("alert/ack", payload));
    }

    [Theory]
    [InlineData("no spaces, please")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"ids":["a"]}""")]
    public void Anything_else_is_no_acknowledgement(string payload)
    {
        Assert.Null(Parse("alert/ack", payload));
    }

    [Theory]
    [InlineData("I am so happy today! 😀", "I am so happy today! 😀")]
    [InlineData(""" {"text": "Grüße"} """, "Grüße")]
    [InlineData("[not json]", "[not json]")]
    public void A_text_is_plain_or_in_json(string payload, string text)
    {
        Assert.Equal(new SubmitText(text), Parse("text", payload));
    }

    [Theory]
    [InlineData("  \n")]
    [InlineData("""{"text": ""}""")]
    [InlineData("""{"text": 7}""")]
    [InlineData("""{"txt": "hello"}""")]
    [InlineData("{hello}")]
    public void Anything_else_is_no_text(string payload)
    {
        Assert.Null(Parse("text", payload));
    }

    [Fact]
    public void A_wearable_reports_one_value_or_two_and_perhaps_their_time()
    {
        Assert.Equal(new ReportPhysiology(72, null, null), Parse("physiology", """{"heartRate":72}"""));
        Assert.Equal(
            new ReportPhysiology(71.5f, 2.25f, new DateTimeOffset(2026, 11, 23, 17, 15, 30, TimeSpan.Zero)),
            Parse("physiology", """ {"time":"2026-11-23T18:15:30+01:00", "skinConductance":2.25, "heartRate":71.5} """));
        Assert.DoesNotContain("72", $"{Parse("physiology", """{"heartRate":72}""")}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("72")]
    [InlineData("[72]")]
    [InlineData("{}")]
    [InlineData("""{"time":"2026-11-23T18:15:30Z"}""")]
    [InlineData("""{"heartRate":"72"}""")]
    [InlineData("""{"heartRate":null}""")]
    [InlineData("""{"heartRate":0}""")]
    [InlineData("""{"heartRate":1e300}""")]
    [InlineData("""{"heartRate":72,"skinConductance":-1}""")]
    [InlineData("""{"heartRate":72,"person":"Anna"}""")]
    [InlineData("""{"heartRate":72,"heartRate":73}""")]
    [InlineData("""{"heartRate":72,"time":"2026-11-23T18:15:30"}""")]
    [InlineData("""{"heartRate":72,"time":"2026-11-23"}""")]
    [InlineData("""{"heartRate":72,"time":1700000000}""")]
    [InlineData("""{"heartRate":72,"time":"\ud800"}""")]
    public void Anything_else_is_no_report_and_the_reason_repeats_no_value(string payload)
    {
        Assert.Null(Parse("physiology", payload, out var refusal));
        Assert.NotEmpty(refusal);
        Assert.DoesNotContain("Anna", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payload_may_be_as_long_as_its_limit_and_no_longer()
    {
        Assert.IsType<SubmitText>(Parse("text", new string('a', 16 * 1024)));
        Assert.Null(Parse("text", new string('a', (16 * 1024) + 1), out var refusal));
        Assert.Equal("it has 16385 bytes, 16384 are allowed", refusal);
        Assert.IsType<SetCamera>(Parse("camera", "ON" + new string(' ', 4094)));
        Assert.Null(Parse("camera", "ON" + new string(' ', 4095)));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        var payload = new ReadOnlySequence<byte>([0x4F, 0xC3, 0x28]);

        Assert.Null(CommandParser.Parse("text", payload, out var refusal));
        Assert.Equal("it is not UTF-8", refusal);
    }

    [Fact]
    public void No_random_bytes_break_it()
    {
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            if (round % 2 == 0)
                bytes = [.. "{\"state\":"u8, .. bytes.Select(b => (byte)(b % 0x60 + 0x20))];

            var command = CommandParser.Parse((round % 3) switch { 0 => "text", 1 => "physiology", _ => "privacy" }, new ReadOnlySequence<byte>(bytes), out var refusal);

            Assert.Equal(command == null, refusal.Length > 0);
        }
    }

    private static Command? Parse(string name, string payload) => Parse(name, payload, out _);

    private static Command? Parse(string name, string payload, out string refusal) =>
        CommandParser.Parse(name, new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(payload)), out refusal);
}
