using Bindings.Tests.Mosquitto;
using EmotionEdge.Core.Delivery;
using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using Xunit;

namespace EmotionEdge.Mqtt.Tests;

/// <summary>Bridges that run against a real broker, and clients that watch what they send.</summary>
public abstract class BridgeTest : IAsyncDisposable
{
    private readonly List<MqttBridge> _bridges = [];
    private readonly List<IMqttClient> _clients = [];
    private readonly List<IDisposable> _owned = [];

    internal RecordingLogger Logger { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var bridge in _bridges)
        {
            await bridge.StopAsync(CancellationToken.None);
            bridge.Dispose();
        }

        _clients.ForEach(client => client.Dispose());
        _owned.ForEach(owned => owned.Dispose());
        GC.SuppressFinalize(this);
    }

    /// <summary>Is disposed after the bridges.</summary>
    protected T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }

    protected static MqttOptions OptionsFor(int port) => new()
    {
        Port = port,
        DeviceId = "box",
        MinimumBackOff = TimeSpan.FromMilliseconds(20),
        MaximumBackOff = TimeSpan.FromMilliseconds(100),
    };

    protected async Task<MqttBridge> RunAsync(MqttOptions options, IMessageStore? store = null)
    {
        var bridge = new MqttBridge(options, new OutboxOptions(), store, TimeProvider.System, Logger);
        _bridges.Add(bridge);
        await bridge.StartAsync(Cancellation);
        return bridge;
    }

    protected async Task<MqttBridge> RunConnectedAsync(MqttOptions options, IMessageStore? store = null)
    {
        var bridge = await RunAsync(options, store);
        await Eventually.BeAsync(() => bridge.IsConnected, $"connected; {string.Join("; ", Logger.Warnings)}");
        return bridge;
    }

    protected async Task<IMqttClient> ClientAsync(int port, bool session = false)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        _clients.Add(client);
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port);
        if (session)
            options.WithClientId("watcher").WithCleanSession(false).WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V311);
        await client.ConnectAsync(options.Build(), Cancellation);
        return client;
    }

    /// <summary>Everything that the bridge sends from now on, and what the broker has retained.</summary>
    internal async Task<Received> WatchAsync(int port, string filter = "emotionedge/box/#")
    {
        var client = await ClientAsync(port);
        var received = new Received(client);
        await SubscribeAsync(client, filter);
        return received;
    }

    protected static Task SubscribeAsync(IMqttClient client, string filter) => client.SubscribeAsync(
        new MqttClientSubscribeOptionsBuilder()
            .WithTopicFilter(new MqttTopicFilter { Topic = filter, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce })
            .Build(),
        Cancellation);

    internal static async Task<MqttApplicationMessage> NextOnAsync(Received received, string topic)
    {
        while (true)
        {
            var message = await received.NextAsync();
            if (message.Topic == topic)
                return message;
        }
    }

    protected static Task SendAsync(IMqttClient client, string topic, byte[] payload, bool retain = false, bool acknowledged = true) =>
        client.PublishAsync(
            new MqttApplicationMessageBuilder()
                .WithTopic($"emotionedge/box/{topic}")
                .WithPayload(payload)
                .WithQualityOfServiceLevel(acknowledged ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce)
                .WithRetainFlag(retain)
                .Build(),
            Cancellation);
}
