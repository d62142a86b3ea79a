using Bindings.Tests.Mosquitto;
using MQTTnet;
using MQTTnet.Protocol;
using Xunit;

namespace EmotionEdge.Mqtt.Tests.HomeAssistant;

public sealed class HomeAssistantTests : BridgeTest
{
    private const string Config = "homeassistant/device/emotionedge_box/config";

    [Fact]
    public async Task It_is_told_at_once_and_again_with_all_states_some_time_after_its_start()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var options = OptionsFor(broker.Port);
        options.HomeAssistant.BirthDelay = TimeSpan.FromMilliseconds(300);
        var received = await WatchAsync(broker.Port, "#");
        var bridge = await RunConnectedAsync(options);
        bridge.PublishSwitch("privacy", false);
        bridge.Publish(Examples.Summary);
        await NextOnAsync(received, Config);
        await NextOnAsync(received, "emotionedge/box/summary");

        await SayAsync(broker.Port, "online");

        await NextOnAsync(received, Config);
        await NextOnAsync(received, "emotionedge/box/privacy/state");
        await NextOnAsync(received, "emotionedge/box/summary");
        var late = await WatchAsync(broker.Port, "homeassistant/#");
        Assert.True((await late.NextAsync()).Retain);
        Assert.Equal(0, bridge.Counters.RefusedCommands);
    }

    [Fact]
    public async Task What_else_it_says_and_what_it_said_yesterday_is_ignored()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        await SayAsync(broker.Port, "online", retain: true);
        var options = OptionsFor(broker.Port);
        options.HomeAssistant.BirthDelay = TimeSpan.Zero;
        await RunConnectedAsync(options);
        var received = await WatchAsync(broker.Port, "homeassistant/#");

        await SayAsync(broker.Port, "offline");
        await SayAsync(broker.Port, new string('x', 100_000));
        await SayAsync(broker.Port, "end");

        var configs = 0;
        for (var message = await received.NextAsync(); message.ConvertPayloadToString() != "end"; message = await received.NextAsync())
            configs += message.Topic == Config ? 1 : 0;
        Assert.Equal(1, configs);
    }

    [Fact]
    public async Task Switched_off_it_is_told_nothing()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var options = OptionsFor(broker.Port);
        options.HomeAssistant.Enabled = false;
        var bridge = await RunConnectedAsync(options);
        bridge.PublishSwitch("privacy", false);
        var received = await WatchAsync(broker.Port, "#");

        Assert.StartsWith("emotionedge/", (await received.NextAsync()).Topic, StringComparison.Ordinal);
        Assert.StartsWith("emotionedge/", (await received.NextAsync()).Topic, StringComparison.Ordinal);
        Assert.Equal(0, received.Count);
    }

    [Fact]
    public async Task Removal_leaves_nothing_retained()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var options = OptionsFor(broker.Port);
        var bridge = await RunConnectedAsync(options);
        bridge.PublishSwitch("privacy", false);
        bridge.PublishSwitch("camera", true);
        bridge.PublishSwitch("microphone", true);
        bridge.PublishProfile(Core.Pacing.PacingProfile.Eco);
        bridge.Publish(Examples.Status);
        bridge.Publish(Examples.Summary);
        bridge.Publish(Examples.Face);
        await Eventually.BeAsync(() => bridge.IsConnected, "connected");
        await bridge.StopAsync(Cancellation);
        var before = await WatchAsync(broker.Port, "#");
        await Eventually.BeAsync(() => before.Count >= 9, "all is retained");

        await MqttRemoval.RunAsync(options, Cancellation);

        var after = await WatchAsync(broker.Port, "#");
        await SayAsync(broker.Port, "end");
        Assert.Equal("end", (await after.NextAsync()).ConvertPayloadToString());
    }

    [Fact]
    public async Task A_removal_that_finds_no_broker_says_so()
    {
        var options = OptionsFor(MosquittoBroker.FreePort());

        var thrown = await Assert.ThrowsAsync<MqttUnavailableException>(() => MqttRemoval.RunAsync(options, Cancellation));

        Assert.Contains($"127.0.0.1:{options.Port}", thrown.Message, StringComparison.Ordinal);
    }

    private async Task SayAsync(int port, string payload, bool retain = false)
    {
        var client = await ClientAsync(port);
        await client.PublishAsync(
            new MqttApplicationMessageBuilder()
                .WithTopic("homeassistant/status")
                .WithPayload(payload)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                .WithRetainFlag(retain)
                .Build(),
            Cancellation);
    }
}
