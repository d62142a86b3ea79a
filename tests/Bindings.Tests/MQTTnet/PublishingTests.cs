using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Xunit;

namespace Bindings.Tests.Mosquitto;

public sealed class PublishingTests : BrokerTest
{
    [Theory]
    [InlineData(MqttProtocolVersion.V311, MqttQualityOfServiceLevel.AtMostOnce)]
    [InlineData(MqttProtocolVersion.V311, MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.V500, MqttQualityOfServiceLevel.AtMostOnce)]
    [InlineData(MqttProtocolVersion.V500, MqttQualityOfServiceLevel.AtLeastOnce)]
    [InlineData(MqttProtocolVersion.V500, MqttQualityOfServiceLevel.ExactlyOnce)]
    public async Task A_message_arrives_as_it_was_sent(MqttProtocolVersion version, MqttQualityOfServiceLevel qos)
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port, options => options.WithProtocolVersion(version));
        var received = new Received(client);
        var subscribed = await SubscribeAsync(client, "a/+/c");

        var published = await client.PublishAsync(Message("a/b/c", "payload", qos), Cancellation);

        Assert.True(published.IsSuccess);
        Assert.Equal(qos == MqttQualityOfServiceLevel.AtMostOnce, published.PacketIdentifier == null);
        Assert.Equal(MqttClientSubscribeResultCode.GrantedQoS2, Assert.Single(subscribed.Items).ResultCode);
        var message = await received.NextAsync();
        Assert.Equal("a/b/c", message.Topic);
        Assert.Equal("payload", message.ConvertPayloadToString());
        Assert.Equal(qos, message.QualityOfServiceLevel);
        Assert.False(message.Retain);
    }

    [Fact]
    public async Task A_retained_message_reaches_a_later_subscriber_and_says_so()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port);
        var received = new Received(client);
        await client.PublishAsync(Message("state", "last", retain: true), Cancellation);

        await SubscribeAsync(client, "state");

        var message = await received.NextAsync();
        Assert.True(message.Retain);
        Assert.Equal("last", message.ConvertPayloadToString());
    }

    [Theory]
    [InlineData("Küche/Лампа/部屋")]
    [InlineData("emoji/😀")]
    public async Task Topics_and_payloads_may_be_in_any_script(string topic)
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port);
        var received = new Received(client);
        await SubscribeAsync(client, topic);

        await client.PublishAsync(Message(topic, topic), Cancellation);

        var message = await received.NextAsync();
        Assert.Equal(topic, message.Topic);
        Assert.Equal(topic, message.ConvertPayloadToString());
    }

    [Fact]
    public async Task Eight_megabytes_in_two_segments_arrive_whole()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port);
        var received = new Received(client);
        await SubscribeAsync(client, "big");
        var bytes = RandomNumberGenerator.GetBytes(8 << 20);
        var first = new Segment(bytes.AsMemory(0, 1 << 20), null);
        var last = new Segment(bytes.AsMemory(1 << 20), first);
        var payload = new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);

        await client.PublishAsync(
            new MqttApplicationMessageBuilder()
                .WithTopic("big")
                .WithPayload(payload)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                .Build(),
            Cancellation);

        Assert.Equal(bytes, (await received.NextAsync()).Payload.ToArray());
    }

    [Fact]
    public async Task An_empty_payload_stays_empty()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port);
        var received = new Received(client);
        await SubscribeAsync(client, "empty");

        await client.PublishAsync(Message("empty", ""), Cancellation);

        Assert.True((await received.NextAsync()).Payload.IsEmpty);
    }

    [Theory]
    [InlineData(MqttQualityOfServiceLevel.AtMostOnce)]
    [InlineData(MqttQualityOfServiceLevel.AtLeastOnce)]
    public async Task Ten_thousand_messages_arrive_in_order_and_none_is_lost(MqttQualityOfServiceLevel qos)
    {
        const int count = 10_000;
        using var broker = await MosquittoBroker.StartNewAsync();
        var sender = await ConnectedAsync(broker.Port);
        var receiver = await ConnectedAsync(broker.Port);
        var received = new Received(receiver);
        await SubscribeAsync(receiver, "numbers", qos);

        var results = await Task.WhenAll(Enumerable.Range(0, count).Select(number =>
            sender.PublishAsync(Message("numbers", number.ToString(CultureInfo.InvariantCulture), qos), Cancellation)));

        Assert.All(results, result => Assert.True(result.IsSuccess));
        for (var number = 0; number < count; number++)
        {
            Assert.Equal(number.ToString(CultureInfo.InvariantCulture), (await received.NextAsync()).ConvertPayloadToString());
        }

        Assert.Equal(0, received.Count);
    }

    [Fact]
    public async Task Disconnecting_while_publishing_leaves_no_publish_hanging()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port);
        var publishes = Enumerable.Range(0, 2_000)
            .Select(_ => client.PublishAsync(Message("busy", "message"), Cancellation))
            .ToArray();

        await client.DisconnectAsync(new MqttClientDisconnectOptions(), Cancellation);

        await Task.WhenAny(Task.WhenAll(publishes), Task.Delay(TimeSpan.FromSeconds(30), Cancellation));
        Assert.All(publishes, publish => Assert.True(publish.IsCompleted));
        Assert.All(
            publishes.Where(publish => publish.IsFaulted),
            publish => Assert.IsType<MqttClientDisconnectedException>(publish.Exception!.InnerException));
        Assert.Contains(publishes, publish => publish.IsFaulted);
    }

    [Fact]
    public async Task A_broker_that_stops_answering_makes_a_cancelled_publish_time_out()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port);
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        broker.Signal("STOP");

        await Assert.ThrowsAsync<MqttCommunicationTimedOutException>(() => client.PublishAsync(Message("a", "b"), impatient.Token));
    }

    [Fact]
    public async Task What_the_broker_does_not_allow_is_a_result()
    {
        var rules = Path.GetTempFileName();
        await File.WriteAllTextAsync(rules, "topic read #\n", Cancellation);
        using var broker = await MosquittoBroker.StartNewAsync($"acl_file {rules}");
        var client = await ConnectedAsync(broker.Port);

        var result = await client.PublishAsync(Message("forbidden", "x"), Cancellation);

        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, result.ReasonCode);
        Assert.False(result.IsSuccess);
        File.Delete(rules);
    }

    [Fact]
    public async Task A_message_longer_than_the_largest_packet_is_kept_away()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port, options => options.WithMaximumPacketSize(1_000));
        var received = new Received(client);
        await SubscribeAsync(client, "t");
        var other = await ConnectedAsync(broker.Port);

        await other.PublishAsync(Message("t", new string('x', 1_001)), Cancellation);
        await other.PublishAsync(Message("t", "short"), Cancellation);

        Assert.Equal("short", (await received.NextAsync()).ConvertPayloadToString());
        Assert.Throws<NotSupportedException>(() =>
            OptionsFor(broker.Port).WithProtocolVersion(MqttProtocolVersion.V311).WithMaximumPacketSize(1_000).Build());
    }

    [Fact]
    public async Task A_handler_that_throws_does_not_cost_the_next_message()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port);
        client.ApplicationMessageReceivedAsync += args => args.ApplicationMessage.ConvertPayloadToString() == "bad"
            ? throw new InvalidOperationException("on purpose")
            : Task.CompletedTask;
        var received = new Received(client);
        await SubscribeAsync(client, "t");

        await client.PublishAsync(Message("t", "bad"), Cancellation);
        await client.PublishAsync(Message("t", "good"), Cancellation);

        Assert.Equal("good", (await received.NextAsync()).ConvertPayloadToString());
    }

    [Fact]
    public async Task Wrong_use_is_refused_before_anything_is_sent()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = NewClient();
        await Assert.ThrowsAsync<MqttClientNotConnectedException>(() => client.PublishAsync(Message("a", "b"), Cancellation));
        await Assert.ThrowsAsync<MqttClientNotConnectedException>(() => SubscribeAsync(client, "a"));
        await client.ConnectAsync(OptionsFor(broker.Port).Build(), Cancellation);

        await Assert.ThrowsAsync<MqttProtocolViolationException>(() => client.PublishAsync(Message("a/#", "b"), Cancellation));
        await Assert.ThrowsAsync<MqttProtocolViolationException>(() => SubscribeAsync(client, "a/#/b"));
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.PublishAsync(Message("a", "b"), Cancellation));
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? before)
        {
            Memory = memory;
            if (before != null)
            {
                before.Next = this;
                RunningIndex = before.RunningIndex + before.Memory.Length;
            }
        }
    }
}
