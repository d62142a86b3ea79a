using Bindings.Tests.Mosquitto;
using MQTTnet;
using Xunit;

namespace EmotionEdge.Mqtt.Tests;

public sealed class ManyBrokersTests : BridgeTest
{
    [Fact]
    public async Task The_second_broker_serves_while_the_first_is_away_and_is_left_when_the_first_is_back()
    {
        using var first = MosquittoBroker.Create();
        using var second = await MosquittoBroker.StartNewAsync();
        var options = OptionsFor(first.Port);
        options.Fallbacks = $"127.0.0.1:{second.Port}";
        options.ReturnAfter = TimeSpan.FromSeconds(1);
        var seconds = await WatchAsync(second.Port);
        var bridge = await RunConnectedAsync(options);
        bridge.Publish(Examples.NumberedAlert(1));
        await NextOnAsync(seconds, "emotionedge/box/alert");

        await first.StartAsync();
        var firsts = await WatchAsync(first.Port);

        Assert.Equal("online", (await NextOnAsync(firsts, "emotionedge/box/availability")).ConvertPayloadToString());
        Assert.Equal("offline", (await NextOnAsync(seconds, "emotionedge/box/availability")).ConvertPayloadToString());
        bridge.Publish(Examples.NumberedAlert(2));
        Assert.Contains("alert-2", (await NextOnAsync(firsts, "emotionedge/box/alert")).ConvertPayloadToString(), StringComparison.Ordinal);
        Assert.Empty(bridge.Problems);
    }

    [Fact]
    public async Task Sent_to_another_broker_it_says_farewell_to_the_one_of_now_and_what_waits_goes_there()
    {
        using var first = await MosquittoBroker.StartNewAsync();
        using var second = await MosquittoBroker.StartNewAsync();
        var bridge = await RunConnectedAsync(OptionsFor(first.Port));
        var (firsts, seconds) = (await WatchAsync(first.Port), await WatchAsync(second.Port));

        bridge.MoveTo(OptionsFor(second.Port));

        Assert.Equal("online", (await NextOnAsync(seconds, "emotionedge/box/availability")).ConvertPayloadToString());
        Assert.Equal("online", (await NextOnAsync(firsts, "emotionedge/box/availability")).ConvertPayloadToString());
        Assert.Equal("offline", (await NextOnAsync(firsts, "emotionedge/box/availability")).ConvertPayloadToString());
        bridge.Publish(Examples.NumberedAlert(1));
        Assert.Contains("alert-1", (await NextOnAsync(seconds, "emotionedge/box/alert")).ConvertPayloadToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_to_another_broker_while_the_first_is_away_it_does_not_wait_for_that_one()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var away = OptionsFor(MosquittoBroker.FreePort());
        away.MinimumBackOff = away.MaximumBackOff = TimeSpan.FromMinutes(10);
        var bridge = await RunAsync(away);

        bridge.MoveTo(OptionsFor(broker.Port));

        await Eventually.BeAsync(() => bridge.IsConnected, "it is connected to the broker that is there");
    }

    [Fact]
    public async Task When_the_first_dies_the_second_takes_over()
    {
        using var first = await MosquittoBroker.StartNewAsync();
        using var second = await MosquittoBroker.StartNewAsync();
        var options = OptionsFor(first.Port);
        options.Fallbacks = $"127.0.0.1:{second.Port}";
        var bridge = await RunConnectedAsync(options);
        var seconds = await WatchAsync(second.Port);

        first.Kill();
        bridge.Publish(Examples.NumberedAlert(1));

        Assert.Contains("alert-1", (await NextOnAsync(seconds, "emotionedge/box/alert")).ConvertPayloadToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_twin_is_named_and_the_two_do_not_put_each_other_out_again_and_again()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var options = OptionsFor(broker.Port);
        options.MaximumBackOff = TimeSpan.FromSeconds(20);
        var bridge = await RunConnectedAsync(options);

        var twin = await RunConnectedAsync(options);
        // The broker says why, or its word is lost with the connection: then it takes some turns until one of them suspects it.
        await Eventually.BeAsync(() => bridge.Problems.Concat(twin.Problems).Any(), "the twin is noticed");
        await Eventually.BeAsync(() => bridge.IsConnected != twin.IsConnected, "one of the two is left");
        var connections = bridge.Counters.Connections + twin.Counters.Connections;
        await Task.Delay(1_000, Cancellation);

        Assert.Contains("'box'", bridge.Problems.Concat(twin.Problems).First(), StringComparison.Ordinal);
        Assert.InRange(connections, 2, 8);
        Assert.Equal(connections, bridge.Counters.Connections + twin.Counters.Connections);
    }

    [Fact]
    public void A_device_runs_once_on_a_machine()
    {
        var options = OptionsFor(MosquittoBroker.FreePort());
        using (SingleInstance.Claim(options))
        {
            var thrown = Assert.Throws<MqttUnavailableException>(() => SingleInstance.Claim(options));
            Assert.Contains("runs already on this machine as device 'box'", thrown.Message, StringComparison.Ordinal);

            options.DeviceId = "other";
            SingleInstance.Claim(options).Dispose();
            options.DeviceId = "box";
        }

        SingleInstance.Claim(options).Dispose();
    }
}
