using System.Text.Json;
using EmotionEdge.Core;
using EmotionEdge.Mqtt.Sending;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Mqtt.Tests.Sending;

public sealed class OutboxTests
{
    private readonly FakeTimeProvider _time = new(Examples.Time);
    private readonly Outbox _outbox;

    public OutboxTests() => _outbox = NewOutbox();

    [Fact]
    public void A_summary_goes_out_at_once_and_the_next_of_the_same_mood_a_second_later()
    {
        _outbox.Connected();
        _outbox.Add(Examples.Room(Emotion.Happiness, Examples.Time));
        Assert.Equal("emotionedge/box/summary", Next()?.Topic);

        _outbox.Add(Examples.Room(Emotion.Happiness, Examples.Time.AddSeconds(0.4)));
        _outbox.Add(Examples.Room(Emotion.Happiness, Examples.Time.AddSeconds(0.9)));
        Assert.Empty(_outbox.Next(out var wait));
        Assert.Equal(TimeSpan.FromSeconds(1), wait);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("2026-11-23T17:15:31.150Z", Json(Next()).GetProperty("time").GetString());
        Assert.Null(Next());
    }

    [Fact]
    public void Another_mood_does_not_wait()
    {
        _outbox.Connected();
        _outbox.Add(Examples.Room(Emotion.Happiness, Examples.Time));
        Next();

        _outbox.Add(Examples.Room(Emotion.Anger, Examples.Time));
        Assert.Equal("Anger", Json(Next()).GetProperty("dominant").GetString());
        _outbox.Add(Examples.Room(dominant: null, Examples.Time));
        Assert.Equal("Unknown", Json(Next()).GetProperty("dominant").GetString());
    }

    [Fact]
    public void Each_sense_has_its_topic_and_its_own_pace()
    {
        _outbox.Connected();
        foreach (var modality in Enum.GetValues<Modality>())
            _outbox.Add(Examples.Sense(modality, 1));

        Assert.Equal(["emotionedge/box/face", "emotionedge/box/speech", "emotionedge/box/text", "emotionedge/box/sound"], NextTopics(4));
        _outbox.Add(Examples.Sense(Modality.Face, 1));
        Assert.Null(Next());
        _outbox.Add(Examples.Sense(Modality.Face, 1) with { Present = false });
        Assert.Equal("emotionedge/box/face", Next()?.Topic);
    }

    [Fact]
    public void A_sound_does_not_wait()
    {
        _outbox.Connected();
        _outbox.Add(Examples.Sound with { Sound = null });
        Next();

        _outbox.Add(Examples.Sound);
        Assert.Equal("Scream", Json(Next()).GetProperty("event").GetString());
        _outbox.Add(Examples.Sound);
        Assert.Null(Next());
    }

    [Fact]
    public void Summaries_of_a_time_without_broker_are_sent_later_at_their_pace_before_the_newest_one()
    {
        for (var tenth = 0; tenth < 50; tenth++)
        {
            _outbox.Add(Examples.Room(Emotion.Happiness, _time.GetUtcNow()));
            _time.Advance(TimeSpan.FromSeconds(0.1));
        }

        _outbox.Connected();

        OutgoingMessage[] messages = [.. _outbox.Next(out _), .. _outbox.Next(out _)];
        Assert.All(messages, message => Assert.Equal("emotionedge/box/summary", message.Topic));
        Assert.All(messages[..5], message => Assert.True(Json(message).GetProperty("historical").GetBoolean() && !message.Retained));
        Assert.Equal(
            ["30.250", "31.250", "32.250", "33.250", "34.250"],
            messages[..5].Select(message => Json(message).GetProperty("time").GetString()![17..23]));
        Assert.False(Json(messages[5]).TryGetProperty("historical", out _));
        Assert.True(messages[5].Retained);
        Assert.Equal("2026-11-23T17:15:35.150Z", Json(messages[5]).GetProperty("time").GetString());
        Assert.Equal(messages.Select(SeqOf).Order().Distinct(), messages.Select(SeqOf));
        Assert.Null(Next());
        Assert.Equal(0, _outbox.DroppedSummaries);
    }

    [Theory]
    [InlineData(3, 1 << 20, 3600, 3)]
    [InlineData(100, 1700, 3600, 3)]
    [InlineData(100, 1 << 20, 3, 4)]
    [InlineData(0, 1 << 20, 3600, 0)]
    public void Too_many_too_large_or_too_old_summaries_are_dropped_oldest_first_and_counted(int count, int bytes, int seconds, int left)
    {
        var outbox = NewOutbox(limits: new OutboxOptions { SummaryCapacity = count, SummaryBytes = bytes, SummaryAge = TimeSpan.FromSeconds(seconds) });
        for (var second = 0; second < 10; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            outbox.Add(Examples.Room(Emotion.Happiness, Examples.Time.AddSeconds(second)));
        }

        outbox.Connected();
        OutgoingMessage[] messages = [.. outbox.Next(out _), .. outbox.Next(out _)];
        var times = messages.Select(message => Json(message).GetProperty("time").GetString()![17..19]);

        Assert.Equal(Enumerable.Range(40 - left, left).Append(39).Select(second => $"{second}"), times);
        Assert.Equal(10 - left, outbox.DroppedSummaries);
        Assert.Empty(outbox.Next(out _));
    }

    [Fact]
    public void Statuses_of_a_time_without_broker_are_sent_later_in_order_with_the_summaries_of_then()
    {
        _outbox.Add(Examples.Status);
        _outbox.Add(Examples.Summary);
        _outbox.Add(Examples.Status with { Time = Examples.Time.AddMinutes(1) });
        _outbox.Connected();

        var messages = new List<OutgoingMessage>();
        for (var count = 0; count < 5; count++)
        {
            messages.AddRange(_outbox.Next(out _));
            _outbox.Acknowledged(messages[^1], accepted: true);
        }

        Assert.Equal(["status", "summary", "status", "status", "summary"], messages.Select(message => message.Topic["emotionedge/box/".Length..]));
        Assert.Equal([true, true, true, false, false], messages.Select(message => Json(message).TryGetProperty("historical", out _)));
        Assert.Equal([false, false, false, true, true], messages.Select(message => message.Retained));
        Assert.Equal(messages.Select(SeqOf).Order().Distinct(), messages.Select(SeqOf));
        Assert.Null(Next());
    }

    [Fact]
    public void A_status_that_nobody_confirmed_is_sent_once_more_with_its_number()
    {
        _outbox.Connected();
        _outbox.Add(Examples.Status);
        var lost = Next()!;
        _outbox.Unanswered(lost);
        _outbox.Disconnected();
        _outbox.Connected();

        var again = Next()!;
        Assert.Equal(SeqOf(lost), SeqOf(again));
        Assert.True(Json(again).GetProperty("historical").GetBoolean());
        _outbox.Acknowledged(again, accepted: true);
        Assert.True(SeqOf(Next()!) > SeqOf(lost));
    }

    [Fact]
    public void Alerts_go_first_in_their_order_and_stay_until_they_are_acknowledged()
    {
        _outbox.Connected();
        _outbox.Add(Examples.Summary);
        _outbox.Add(Examples.NumberedAlert(1));
        _outbox.Add(Examples.NumberedAlert(2));

        var first = _outbox.Next(out _);
        var again = _outbox.Next(out _);
        Assert.Equal(["alert-1", "alert-2"], first.Select(IdOf));
        Assert.Equal(first.Select(SeqOf), again.Select(SeqOf));
        _outbox.Acknowledged(first[0], accepted: true);
        Assert.Equal(["alert-2"], _outbox.Next(out _).Select(IdOf));
        _outbox.Acknowledged(first[1], accepted: true);
        Assert.Equal("emotionedge/box/summary", Next()?.Topic);
        Assert.Equal(0, _outbox.DroppedAlerts);
    }

    [Fact]
    public void Ten_thousand_alerts_do_not_keep_the_state_of_the_room_waiting()
    {
        var outbox = NewOutbox(limits: new OutboxOptions());
        for (var number = 0; number < 10_000; number++)
            outbox.Add(Examples.NumberedAlert(number));
        for (var second = 0; second < 600; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            outbox.Add(Examples.Room(Emotion.Happiness, Examples.Time));
        }

        outbox.Connected();
        var alerts = new List<string>();
        for (var turn = 0; !IsLiveSummary(outbox, alerts); turn++)
            Assert.True(turn < 1_000);

        Assert.InRange(alerts.Count, 200, 1_000);
        Assert.Equal(Enumerable.Range(0, alerts.Count).Select(number => $"alert-{number}"), alerts);
    }

    [Fact]
    public void An_alert_of_a_time_without_broker_is_historical_with_its_own_time()
    {
        _outbox.Add(Examples.NumberedAlert(1));
        _time.Advance(TimeSpan.FromHours(3));
        _outbox.Connected();

        var late = Next()!;
        _outbox.Acknowledged(late, accepted: true);
        _outbox.Add(Examples.NumberedAlert(2));
        var live = Json(Next());

        Assert.True(Json(late).GetProperty("historical").GetBoolean());
        Assert.Equal("2026-11-23T17:15:31.250Z", Json(late).GetProperty("time").GetString());
        Assert.False(live.TryGetProperty("historical", out _));
        _outbox.Disconnected();
        Assert.True(Json(Next()).GetProperty("historical").GetBoolean());
    }

    [Fact]
    public void Too_many_alerts_cost_the_oldest_and_say_so()
    {
        Assert.True(_outbox.Add(Examples.NumberedAlert(1)));
        Assert.True(_outbox.Add(Examples.NumberedAlert(2)));
        Assert.True(_outbox.Add(Examples.NumberedAlert(3)));

        Assert.False(_outbox.Add(Examples.NumberedAlert(4)));

        Assert.Equal(["alert-2", "alert-3", "alert-4"], _outbox.Next(out _).Select(IdOf));
        Assert.Equal(3, _outbox.WaitingAlerts);
        Assert.Equal(1, _outbox.DroppedAlerts);
    }

    [Fact]
    public void An_alert_that_is_dropped_on_its_way_does_not_take_the_next_one_along()
    {
        _outbox.Add(Examples.NumberedAlert(1));
        var onItsWay = Next()!;
        for (var number = 2; number <= 4; number++)
            _outbox.Add(Examples.NumberedAlert(number));

        _outbox.Acknowledged(onItsWay, accepted: true);

        Assert.Equal(["alert-2", "alert-3", "alert-4"], _outbox.Next(out _).Select(IdOf));
    }

    [Fact]
    public void Alerts_that_the_broker_refuses_wait_and_hold_nothing_else_up()
    {
        _outbox.Connected();
        _outbox.Add(Examples.NumberedAlert(1));
        _outbox.Refused(Next()!);
        _outbox.Add(Examples.Summary);

        Assert.Equal("emotionedge/box/summary", Next()?.Topic);
        Assert.Empty(_outbox.Next(out var wait));
        Assert.Equal(TimeSpan.FromSeconds(30), wait);
        _time.Advance(wait);
        Assert.Equal("alert-1", IdOf(Next()!));
        Assert.Equal(1, _outbox.WaitingAlerts);
        Assert.Equal(0, _outbox.DroppedAlerts);
    }

    [Fact]
    public void A_new_connection_gets_everything_retained_again()
    {
        _outbox.Connected();
        _outbox.Add("privacy", true);
        _outbox.Add(Examples.Status);
        _outbox.Add(Examples.Summary);
        var topics = NextTopics(3);
        Assert.Null(Next());

        _outbox.Disconnected();
        _outbox.Connected();

        Assert.Equal(["emotionedge/box/privacy/state", "emotionedge/box/status", "emotionedge/box/summary"], topics);
        Assert.Equal(topics, NextTopics(3));
        Assert.Null(Next());
    }

    [Fact]
    public void Only_alerts_states_and_status_are_acknowledged_and_all_but_alerts_are_retained()
    {
        _outbox.Connected();
        _outbox.Add("camera", false);
        _outbox.Add(Examples.Status);
        _outbox.Add(Examples.Face);
        _outbox.Add(Examples.Summary);
        OutgoingMessage[] messages = [Next()!, Next()!, Next()!, Next()!];
        _outbox.Add(Examples.Alert);
        var alert = Next()!;

        Assert.Equal([true, true, false, false], messages.Select(message => message.Acknowledged));
        Assert.All(messages, message => Assert.True(message.Retained));
        Assert.Equal("OFF"u8.ToArray(), messages[0].Payload);
        Assert.True(alert.Acknowledged);
        Assert.False(alert.Retained);
    }

    [Fact]
    public void Sequence_numbers_grow_also_from_one_start_to_the_next()
    {
        _outbox.Connected();
        var seen = new List<long>();
        for (var round = 0; round < 3; round++)
        {
            _outbox.Add(Examples.Status);
            seen.Add(Json(Next()).GetProperty("seq").GetInt64());
        }

        _time.Advance(TimeSpan.FromSeconds(5));
        var restarted = NewOutbox();
        restarted.Connected();
        restarted.Add(Examples.Status);
        seen.Add(SeqOf(restarted.Next(out _)[0]));

        Assert.Equal(seen.Order().Distinct(), seen);
    }

    [Fact]
    public void A_switch_that_does_not_exist_is_wrong_use()
    {
        Assert.Throws<ArgumentException>(() => _outbox.Add("toaster", true));
    }

    [Fact]
    public async Task Waiting_ends_when_something_is_added()
    {
        var waiting = _outbox.WaitAsync(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        _outbox.Add(Examples.Summary);

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_wait_that_ran_out_does_not_swallow_what_comes_later()
    {
        var waiting = _outbox.WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(1));
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        _outbox.Add(Examples.Summary);

        await _outbox.WaitAsync(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private static JsonElement Json(OutgoingMessage? message) => JsonDocument.Parse(Assert.IsType<OutgoingMessage>(message).Payload).RootElement;

    private static bool IsLiveSummary(Outbox outbox, List<string> alerts)
    {
        var messages = outbox.Next(out _);
        foreach (var message in messages)
            outbox.Acknowledged(message, accepted: true);
        alerts.AddRange(messages.Where(message => message.Topic.EndsWith("/alert", StringComparison.Ordinal)).Select(IdOf));
        return messages is [{ Retained: true }];
    }

    private static long SeqOf(OutgoingMessage message) => Json(message).GetProperty("seq").GetInt64();

    private static string IdOf(OutgoingMessage message) => Json(message).GetProperty("id").GetString()!;

    private Outbox NewOutbox(OutboxOptions? limits = null) =>
        new(new MqttOptions { DeviceId = "box", HomeAssistant = { Enabled = false } }, limits ?? new OutboxOptions { AlertCapacity = 3 }, journal: null, _time, () => default);

    private string[] NextTopics(int count) => [.. Enumerable.Range(0, count).Select(_ => Next()!.Topic)];

    private OutgoingMessage? Next() => _outbox.Next(out _) is [var first, ..] ? first : null;
}
