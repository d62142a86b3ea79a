using System.Text.Json;
using EmotionEdge.Core.Delivery;
using EmotionEdge.Mqtt.Sending;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Mqtt.Tests.Sending;

public sealed class JournalTests
{
    private static readonly IOException Cause = new("No space left on device");

    private readonly FakeTimeProvider _time = new(Examples.Time);
    private readonly MemoryStore _store = new();
    private readonly RecordingLogger _logger = new();

    [Fact]
    public void Alerts_are_written_and_go_on_where_the_last_run_left_off()
    {
        var (outbox, journal) = Start();
        outbox.Add(Examples.NumberedAlert(1));
        outbox.Add(Examples.NumberedAlert(2));
        journal.Flush(outbox.Waiting);

        var (restarted, _) = Start();
        restarted.Add(Examples.NumberedAlert(3));
        restarted.Connected();

        var messages = restarted.Next(out _);
        Assert.Equal(["alert-1", "alert-2", "alert-3"], messages.Select(message => Json(message.Payload).GetProperty("id").GetString()));
        Assert.All(messages, message => Assert.True(Json(message.Payload).GetProperty("historical").GetBoolean()));
        Assert.Equal(messages.Select(message => message.Seq).Order(), messages.Select(message => message.Seq));
    }

    [Fact]
    public void What_the_broker_has_acknowledged_is_removed_or_never_written()
    {
        var (outbox, journal) = Start();
        outbox.Connected();
        outbox.Add(Examples.NumberedAlert(1));
        journal.Flush(outbox.Waiting);
        outbox.Add(Examples.NumberedAlert(2));
        foreach (var message in outbox.Next(out _))
            outbox.Acknowledged(message, accepted: true);

        journal.Flush(outbox.Waiting);

        Assert.Empty(_store.Kept);
        Assert.Equal(2, _store.Writes);
    }

    [Fact]
    public void Nothing_is_written_while_nothing_but_summaries_comes()
    {
        var (outbox, journal) = Start();
        outbox.Add(Examples.Summary);
        journal.Flush(outbox.Waiting);
        Assert.Equal(1, _store.Writes);

        for (var second = 0; second < 600; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            outbox.Add(Examples.Summary);
            journal.Flush(outbox.Waiting);
        }

        // The one write reserved the numbers.
        Assert.Equal(1, _store.Writes);
        Assert.Empty(_store.Kept);
    }

    [Fact]
    public void A_clock_that_was_set_back_repeats_no_number()
    {
        var (outbox, journal) = Start();
        outbox.Connected();
        outbox.Add(Examples.Summary);
        var before = Assert.Single(outbox.Next(out _)).Seq;
        journal.Flush(outbox.Waiting);

        var back = new FakeTimeProvider(Examples.Time.AddDays(-1));
        var restarted = new Outbox(new MqttOptions { HomeAssistant = { Enabled = false } }, new OutboxOptions(), new Journal(_store, back, _logger), back, () => default);
        restarted.Connected();
        restarted.Add(Examples.Summary);

        Assert.True(Assert.Single(restarted.Next(out _)).Seq > before);
    }

    [Fact]
    public void On_a_full_disk_alerts_are_sent_all_the_same_and_written_when_there_is_room()
    {
        var (outbox, journal) = Start();
        _store.Fault = new MessageStoreException("outbox.db cannot be written: the disk is full.", Cause);
        outbox.Add(Examples.NumberedAlert(1));
        journal.Flush(outbox.Waiting);
        journal.Flush(outbox.Waiting);

        Assert.Equal("outbox.db cannot be written: the disk is full.", journal.Problem);
        Assert.Contains("the disk is full", Assert.Single(_logger.Warnings), StringComparison.Ordinal);
        outbox.Connected();
        Assert.Single(outbox.Next(out _));
        _store.Fault = null;
        journal.Flush(outbox.Waiting);

        Assert.Null(journal.Problem);
        Assert.Single(_store.Kept);
    }

    [Fact]
    public async Task A_disk_that_failed_is_tried_again_by_itself()
    {
        var (outbox, journal) = Start();
        using var stopping = new CancellationTokenSource();
        _store.Fault = new MessageStoreException("full", Cause);
        var running = journal.RunAsync(outbox.Waiting, stopping.Token);
        outbox.Add(Examples.NumberedAlert(1));
        await Eventually.BeAsync(() => journal.Problem != null, "the trouble");

        _store.Fault = null;
        await Eventually.BeAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(31));
                return journal.Problem == null;
            },
            "written");

        Assert.Single(_store.Kept);
        await stopping.CancelAsync();
        await running;
    }

    [Fact]
    public void When_the_file_was_damaged_all_that_waits_is_written_into_the_new_one()
    {
        var (outbox, journal) = Start();
        outbox.Add(Examples.NumberedAlert(1));
        journal.Flush(outbox.Waiting);
        _store.Fault = new MessageStoreException("damaged", Cause) { IsEmptied = true };
        outbox.Add(Examples.NumberedAlert(2));

        journal.Flush(outbox.Waiting);

        Assert.Equal(2, _store.Kept.Count);
        Assert.Null(journal.Problem);
    }

    [Fact]
    public void Kept_messages_that_are_damaged_are_not_sent_and_are_counted()
    {
        _store.Kept[1] = new StoredMessage(1, StoredMessageKind.Alert, """{"schema":1,"seq":1,"id":"whole"}"""u8.ToArray());
        _store.Kept[2] = new StoredMessage(2, StoredMessageKind.Alert, """{"schema":1,"seq":2,"id":"cu"""u8.ToArray());
        _store.Kept[3] = new StoredMessage(3, StoredMessageKind.Alert, """{"schema":1,"seq":77}"""u8.ToArray());
        _store.Kept[4] = new StoredMessage(4, StoredMessageKind.Alert, [0xFF, 0xD8, 0xFF, 0xE0]);

        var (outbox, journal) = Start();
        outbox.Connected();

        Assert.Equal([1L], outbox.Next(out _).Select(message => message.Seq));
        Assert.Contains("3 messages", Assert.Single(_logger.Warnings), StringComparison.Ordinal);
        journal.Flush(outbox.Waiting);
        Assert.Single(_store.Kept);
    }

    [Fact]
    public void A_store_that_cannot_be_read_does_not_stop_the_service()
    {
        _store.Fault = new MessageStoreException("no rights", Cause);

        var (outbox, journal) = Start();

        Assert.Equal("no rights", journal.Problem);
        outbox.Add(Examples.NumberedAlert(1));
        outbox.Connected();
        Assert.Single(outbox.Next(out _));
    }

    private static JsonElement Json(byte[] payload) => JsonDocument.Parse(payload).RootElement;

    private (Outbox Outbox, Journal Journal) Start()
    {
        var journal = new Journal(_store, _time, _logger);
        return (new Outbox(new MqttOptions { HomeAssistant = { Enabled = false } }, new OutboxOptions(), journal, _time, () => default), journal);
    }
}
