using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using Xunit;

namespace Bindings.Tests.Mosquitto;

/// <summary>Clients that are gone when the test is.</summary>
public abstract class BrokerTest : IDisposable
{
    private readonly List<IMqttClient> _clients = [];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        GC.SuppressFinalize(this);
    }

    /// <summary>For what only the binding does: its own words and limits.</summary>
    protected static void SkipWithThePackageItself() => Assert.SkipWhen(
        typeof(IMqttClient).Assembly.GetType("MQTTnet.Native.Mosquitto") == null, "MQTTnet itself is used, not our binding.");

    protected static MqttClientOptionsBuilder OptionsFor(int port) => new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port);

    protected static MqttApplicationMessage Message(
        string topic, string payload, MqttQualityOfServiceLevel qos = MqttQualityOfServiceLevel.AtLeastOnce, bool retain = false) =>
        new MqttApplicationMessageBuilder()
            .WithTopic(topic)
            .WithPayload(payload)
            .WithQualityOfServiceLevel(qos)
            .WithRetainFlag(retain)
            .Build();

    protected static Task<MqttClientSubscribeResult> SubscribeAsync(
        IMqttClient client, string filter, MqttQualityOfServiceLevel qos = MqttQualityOfServiceLevel.ExactlyOnce) =>
        client.SubscribeAsync(
            new MqttClientSubscribeOptionsBuilder()
                .WithTopicFilter(new MqttTopicFilter { Topic = filter, QualityOfServiceLevel = qos })
                .Build(),
            Cancellation);

    protected IMqttClient NewClient()
    {
        var client = new MqttClientFactory().CreateMqttClient();
        _clients.Add(client);
        return client;
    }

    protected async Task<IMqttClient> ConnectedAsync(int port, Action<MqttClientOptionsBuilder>? configure = null)
    {
        var client = NewClient();
        var options = OptionsFor(port);
        configure?.Invoke(options);
        var result = await client.ConnectAsync(options.Build(), Cancellation);
        Assert.Equal(MqttClientConnectResultCode.Success, result.ResultCode);
        return client;
    }
}
