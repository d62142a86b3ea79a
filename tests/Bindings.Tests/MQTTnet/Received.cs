using System.Threading.Channels;
using MQTTnet;
using Xunit;

namespace Bindings.Tests.Mosquitto;

/// <summary>What a client has received and not yet handed to the test.</summary>
internal sealed class Received
{
    private readonly Channel<MqttApplicationMessage> _messages = Channel.CreateUnbounded<MqttApplicationMessage>();

    public Received(IMqttClient client) => client.ApplicationMessageReceivedAsync += args =>
    {
        _messages.Writer.TryWrite(args.ApplicationMessage);
        return Task.CompletedTask;
    };

    public int Count => _messages.Reader.Count;

    public async Task<MqttApplicationMessage> NextAsync() =>
        await _messages.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
}
