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
        Assert.Null(_outbox.Next(out _, out var wait));
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

        Assert.Equal(["emotionedge/box/face", "emotionedge/box/speech", "emotionedge/box/text"], NextTopics(3));
        _outbox.Add(Examples.Sense(Modality.Face, 1));
        Assert.Null(Next());
        _outbox.Add(Examples.Sense(Modality.Face, 1) with { Present = false });
        Assert.Equal("emotionedge/box/face", Next()?.Topic);
    }

    [Fact]
    public void While_the_broker_is_away_only_the_newest_summary_is_kept_and_the_others_are_counted()
    {
        for (var second = 0; second < 5; second++)
            _outbox.Add(Examples.Room(Emotion.Happiness, Examples.Time.AddSeconds(second)));

        Assert.Equal(4, _outbox.DroppedSummaries);
        Assert.Equal("2026-11-23T17:15:34.250Z", Json(Next()).GetProperty("time").GetString());
        Assert.Null(Next());
    }

    [Fact]
    public void Alerts_go_first_in_their_order_and_stay_until_they_are_acknowledged()
    {
        _outbox.Connected();
        _outbox.Add(Examples.Summary);
        _outbox.Add(Examples.NumberedAlert(1));
        _outbox.Add(Examples.NumberedAlert(2));

        var first = Json(_outbox.Next(out var alert, out _));
        var again = Json(_outbox.Next(out _, out _));
        Assert.Equal("alert-1", first.GetProperty("id").GetString());
        Assert.Equal(first.GetProperty("seq").GetInt64(), again.GetProperty("seq").GetInt64());
        _outbox.AlertSent(alert!, accepted: true);
        Assert.Equal("alert-2", Json(_outbox.Next(out alert, out _)).GetProperty("id").GetString());
        _outbox.AlertSent(alert!, accepted: true);
        Assert.Equal("emotionedge/box/summary", Next()?.Topic);
        Assert.Equal(0, _outbox.DroppedAlerts);
    }

    [Fact]
    public void An_alert_of_a_time_without_broker_is_historical_with_its_own_time()
    {
        _outbox.Add(Examples.NumberedAlert(1));
        _time.Advance(TimeSpan.FromHours(3));
        _outbox.Connected();

        var late = Json(_outbox.Next(out var alert, out _));
        _outbox.AlertSent(alert!, accepted: true);
        _outbox.Add(Examples.NumberedAlert(2));
        var live = Json(_outbox.Next(out _, out _));

        Assert.True(late.GetProperty("historical").GetBoolean());
        Assert.Equal("2026-11-23T17:15:31.250Z", late.GetProperty("time").GetString());
        Assert.False(live.TryGetProperty("historical", out _));
        _outbox.Disconnected();
        Assert.True(Json(_outbox.Next(out _, out _)).GetProperty("historical").GetBoolean());
    }

    [Fact]
    public void Too_many_alerts_cost_the_oldest_and_say_so()
    {
        Assert.True(_outbox.Add(Examples.NumberedAlert(1)));
        Assert.True(_outbox.Add(Examples.NumberedAlert(2)));
        Assert.True(_outbox.Add(Examples.NumberedAlert(3)));

        Assert.False(_outbox.Add(Examples.NumberedAlert(4)));

        Assert.Equal("alert-2", Json(_outbox.Next(out _, out _)).GetProperty("id").GetString());
        Assert.Equal(3, _outbox.WaitingAlerts);
        Assert.Equal(1, _outbox.DroppedAlerts);
    }

    [Fact]
    public void An_alert_that_is_dropped_on_its_way_does_not_take_the_next_one_along()
    {
        _outbox.Add(Examples.NumberedAlert(1));
        _outbox.Next(out var onItsWay, out _);
        for (var number = 2; number <= 4; number++)
            _outbox.Add(Examples.NumberedAlert(number));

        _outbox.AlertSent(onItsWay!, accepted: true);

        Assert.Equal("alert-2", Json(_outbox.Next(out _, out _)).GetProperty("id").GetString());
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
        var alert = _outbox.Next(out _, out _)!;

        Assert.Equal([true, true, false, false], messages.Select(message => message.Acknowledged));
        Assert.All(messages, message => Assert.True(message.Retained));
        Assert.Equal("OFF"u8.ToArray(), messages[0].Payload);
        Assert.True(alert.Acknowledged);
        Assert.False(alert.Retained);
    }

    [Fact]
    public void Sequence_numbers_grow_also_from_one_start_to_the_next()
    {
        var seen = new List<long>();
        for (var round = 0; round < 3; round++)
        {
            _outbox.Add(Examples.Status);
            seen.Add(Json(Next()).GetProperty("seq").GetInt64());
        }

        _time.Advance(TimeSpan.FromSeconds(5));
        var restarted = NewOutbox();
        restarted.Add(Examples.Status);
        seen.Add(Json(restarted.Next(out _, out _)).GetProperty("seq").GetInt64());

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

    private Outbox NewOutbox() => new(new MqttOptions { DeviceId = "box", AlertCapacity = 3 }, _time, () => default);

    private string[] NextTopics(int count) => [.. Enumerable.Range(0, count).Select(_ => Next()!.Topic)];

    private OutgoingMessage? Next() => _outbox.Next(out _, out _);
}
