using System.Buffers;
using System.Text;
using EmotionEdge.Core.Commands;
using EmotionEdge.Mqtt.Commands;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Mqtt.Tests.Commands;

public sealed class CommandIntakeTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly RecordingLogger _logger = new();
    private readonly MqttTopics _topics = new("box");
    private readonly CommandIntake _intake;

    public CommandIntakeTests() => _intake = new CommandIntake(_topics, _time, _logger);

    [Fact]
    public void Commands_wait_in_their_order()
    {
        Accept("camera", "OFF");
        Accept("text", "hello");
        Accept("alert/ack", "");

        Assert.Equal([new SetCamera(false), new SubmitText("hello"), new AcknowledgeAlert(null)], Waiting());
        Assert.Empty(_logger.Warnings);
    }

    [Fact]
    public void A_refusal_names_topic_and_reason_but_no_word_of_the_payload()
    {
        Accept("camera", "my-secret-diary");

        var warning = Assert.Single(_logger.Warnings);
        Assert.StartsWith("The command on emotionedge/box/camera/set is refused: it is neither", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", warning, StringComparison.Ordinal);
        Assert.Equal(1, _intake.Refused);
    }

    [Fact]
    public void A_flood_of_nonsense_is_one_warning_in_ten_seconds()
    {
        for (var count = 0; count < 50_000; count++)
            Accept("privacy", "nonsense");
        _time.Advance(TimeSpan.FromSeconds(10));
        Accept("privacy", "nonsense");

        Assert.Equal(2, _logger.Warnings.Count());
        Assert.Contains("(49999 more were refused before)", _logger.Warnings.Last(), StringComparison.Ordinal);
        Assert.Equal(50_001, _intake.Refused);
    }

    [Fact]
    public void A_flood_of_texts_leaves_room_for_switches()
    {
        for (var count = 0; count < 50_000; count++)
            Accept("text", "spam");
        Accept("privacy", "ON");

        var waiting = Waiting();
        Assert.InRange(waiting.Count, 2, 256);
        Assert.Equal(new SetPrivacy(true), waiting[^1]);
    }

    [Fact]
    public void Of_a_flood_of_switches_the_last_ones_count()
    {
        for (var count = 0; count < 50_000; count++)
            Accept("camera", "ON");
        Accept("camera", "OFF");

        var waiting = Waiting();
        Assert.Equal(256, waiting.Count);
        Assert.Equal(new SetCamera(false), waiting[^1]);
        Assert.Single(_logger.Warnings);
    }

    [Fact]
    public void A_retained_command_is_not_obeyed()
    {
        _intake.Accept(_topics.Set("camera"), new ReadOnlySequence<byte>("ON"u8.ToArray()), retained: true);

        Assert.Empty(Waiting());
        Assert.Contains("retained", Assert.Single(_logger.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_topics_are_nobodys_business()
    {
        _intake.Accept("emotionedge/other/camera/set", new ReadOnlySequence<byte>("ON"u8.ToArray()), retained: false);

        Assert.Empty(Waiting());
        Assert.Equal(0, _intake.Refused);
    }

    private void Accept(string name, string payload) =>
        _intake.Accept(_topics.Set(name), new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(payload)), retained: false);

    private List<Command> Waiting()
    {
        var waiting = new List<Command>();
        while (_intake.Commands.TryRead(out var command))
            waiting.Add(command);
        return waiting;
    }
}
