using MQTTnet;
using MQTTnet.Protocol;
using Xunit;

namespace Bindings.Tests.Mosquitto;

public sealed class LeakTests : BrokerTest
{
    [Fact]
    public async Task A_thousand_connections_leave_no_descriptor_and_no_memory_behind()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        await ConnectAndLeaveAsync(broker.Port, 100);
        var descriptors = Directory.GetFiles("/proc/self/fd").Length;
        var memory = ProcessMemory.ResidentBytes();

        await ConnectAndLeaveAsync(broker.Port, 1_000);

        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length, 0, descriptors + 20);
        Assert.InRange(ProcessMemory.ResidentBytes() - memory, long.MinValue, 20 << 20);
    }

    [Fact]
    public async Task A_quarter_of_a_million_messages_leave_no_memory_behind()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port);
        var message = Message("t", new string('x', 200), MqttQualityOfServiceLevel.AtMostOnce);
        await PublishAsync(client, message, 50);
        var memory = ProcessMemory.ResidentBytes();

        // 250,000 x 200 bytes: keeping only the payloads would cost 50 MB.
        await PublishAsync(client, message, 250);

        Assert.InRange(ProcessMemory.ResidentBytes() - memory, long.MinValue, 20 << 20);
    }

    private static async Task PublishAsync(IMqttClient client, MqttApplicationMessage message, int thousands)
    {
        for (var round = 0; round < thousands; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => client.PublishAsync(message, Cancellation)));
        }
    }

    private static async Task ConnectAndLeaveAsync(int port, int times)
    {
        for (var round = 0; round < times; round++)
        {
            using var client = new MqttClientFactory().CreateMqttClient();
            await client.ConnectAsync(OptionsFor(port).Build(), Cancellation);
            if (round % 2 == 0)
            {
                await client.DisconnectAsync(new MqttClientDisconnectOptions(), Cancellation);
            }
        }
    }
}
