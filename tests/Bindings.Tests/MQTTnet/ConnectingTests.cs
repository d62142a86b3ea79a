using System.Net;
using System.Net.Sockets;
using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using Xunit;

namespace Bindings.Tests.Mosquitto;

public sealed class ConnectingTests : BrokerTest
{
    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task Connects_and_disconnects_with_an_event_each(MqttProtocolVersion version)
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = NewClient();
        MqttClientConnectResult? announced = null;
        var disconnected = DisconnectedEvent(client);
        client.ConnectedAsync += args =>
        {
            announced = args.ConnectResult;
            return Task.CompletedTask;
        };

        var result = await client.ConnectAsync(OptionsFor(broker.Port).WithProtocolVersion(version).Build(), Cancellation);

        Assert.Same(result, announced);
        Assert.True(client.IsConnected);
        await client.DisconnectAsync(new MqttClientDisconnectOptions(), Cancellation);
        Assert.False(client.IsConnected);
        var args = await disconnected;
        Assert.True(args.ClientWasConnected);
        Assert.Null(args.Exception);
        Assert.Equal(MqttClientDisconnectReason.NormalDisconnection, args.Reason);
    }

    [Fact]
    public async Task A_broker_that_is_not_there_is_an_error_that_names_the_place()
    {
        var client = NewClient();
        var disconnected = DisconnectedEvent(client);
        var port = MosquittoBroker.FreePort();

        var error = await Assert.ThrowsAsync<MqttCommunicationException>(() => client.ConnectAsync(OptionsFor(port).Build(), Cancellation));

        Assert.Contains($"127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
        var args = await disconnected;
        Assert.False(args.ClientWasConnected);
        Assert.Same(error, args.Exception);
    }

    [Fact]
    public async Task A_native_error_names_the_call_and_the_reason()
    {
        SkipWithThePackageItself();
        var port = MosquittoBroker.FreePort();

        var error = await Assert.ThrowsAsync<MqttCommunicationException>(() => NewClient().ConnectAsync(OptionsFor(port).Build(), Cancellation));

        Assert.Equal($"mosquitto_connect_bind_v5 (127.0.0.1:{port}) failed: Connection refused", error.Message);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_an_error()
    {
        var options = new MqttClientOptionsBuilder().WithTcpServer("no-such-host.invalid", 1883).Build();

        var error = await Assert.ThrowsAsync<MqttCommunicationException>(() => NewClient().ConnectAsync(options, Cancellation));

        Assert.Contains("no-such-host.invalid", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task A_wrong_password_is_an_answer_and_no_exception(MqttProtocolVersion version)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        using var broker = await MosquittoBroker.StartNewAsync(MosquittoBroker.Password(folder, "someone", "right"));
        var client = NewClient();
        var disconnected = DisconnectedEvent(client);
        var options = OptionsFor(broker.Port).WithProtocolVersion(version).WithCredentials("someone", "wrong").Build();

        var result = await client.ConnectAsync(options, Cancellation);

        Assert.Equal(MqttClientConnectResultCode.NotAuthorized, result.ResultCode);
        Assert.False(client.IsConnected);
        Assert.Same(result, (await disconnected).ConnectResult);
        await ConnectedAsync(broker.Port, builder => builder.WithProtocolVersion(version).WithCredentials("someone", "right"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Connecting_twice_is_wrong_use()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port);

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.ConnectAsync(OptionsFor(broker.Port).Build(), Cancellation));

        Assert.True(client.IsConnected);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_the_timeout()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = OptionsFor(((IPEndPoint)listener.LocalEndpoint).Port).WithTimeout(TimeSpan.FromMilliseconds(100)).Build();
        var client = NewClient();

        await Assert.ThrowsAsync<MqttConnectingFailedException>(() => client.ConnectAsync(options, CancellationToken.None));

        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task A_server_that_hangs_up_before_it_answers_is_an_error()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var connecting = NewClient().ConnectAsync(OptionsFor(((IPEndPoint)listener.LocalEndpoint).Port).Build(), Cancellation);
        (await listener.AcceptTcpClientAsync(Cancellation)).Dispose();

        await Assert.ThrowsAsync<MqttConnectingFailedException>(() => connecting);
    }

    [Fact]
    public async Task A_killed_broker_is_noticed_and_the_same_client_connects_again()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port);
        var disconnected = DisconnectedEvent(client);

        broker.Kill();

        var args = await disconnected;
        Assert.True(args.ClientWasConnected);
        Assert.False(client.IsConnected);
        await broker.StartAsync();
        await client.ConnectAsync(client.Options!, Cancellation);
        Assert.True((await client.PublishAsync(Message("again", "here"), Cancellation)).IsSuccess);
    }

    [Fact]
    public async Task The_reason_that_a_broker_gives_for_ending_the_connection_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = NewClient();
        var disconnected = DisconnectedEvent(client);
        var connecting = client.ConnectAsync(OptionsFor(((IPEndPoint)listener.LocalEndpoint).Port).Build(), Cancellation);
        using var broker = await listener.AcceptTcpClientAsync(Cancellation);
        await broker.GetStream().ReadAtLeastAsync(new byte[512], 1, cancellationToken: Cancellation);
        byte[] accepted = [0x20, 0x03, 0x00, 0x00, 0x00];
        byte[] shuttingDown = [0xE0, 0x01, 0x8B];

        await broker.GetStream().WriteAsync(accepted, Cancellation);
        await connecting;
        await broker.GetStream().WriteAsync(shuttingDown, Cancellation);

        var args = await disconnected;
        Assert.Equal(MqttClientDisconnectReason.ServerShuttingDown, args.Reason);
        Assert.True(args.ClientWasConnected);
    }

    [Fact]
    public async Task Only_a_client_that_leaves_without_a_word_has_its_last_will_published()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var watcher = await ConnectedAsync(broker.Port);
        var received = new Received(watcher);
        await SubscribeAsync(watcher, "wills/#");
        var polite = await ConnectedAsync(broker.Port, options => WithWill(options, "wills/polite"));
        var gone = await ConnectedAsync(broker.Port, options => WithWill(options, "wills/gone"));

        await polite.DisconnectAsync(new MqttClientDisconnectOptions(), Cancellation);
        gone.Dispose();

        var will = await received.NextAsync();
        Assert.Equal("wills/gone", will.Topic);
        Assert.Equal("offline", will.ConvertPayloadToString());
        await watcher.PublishAsync(Message("wills/last", "marker"), Cancellation);
        Assert.Equal("wills/last", (await received.NextAsync()).Topic);
    }

    [Fact]
    public async Task A_kept_session_keeps_what_was_published_meanwhile()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ConnectedAsync(broker.Port, Session);
        await SubscribeAsync(client, "kept");
        await client.DisconnectAsync(new MqttClientDisconnectOptions(), Cancellation);
        var other = await ConnectedAsync(broker.Port);
        await other.PublishAsync(Message("kept", "for you"), Cancellation);
        var received = new Received(client);

        var result = await client.ConnectAsync(client.Options!, Cancellation);

        Assert.True(result.IsSessionPresent);
        Assert.Equal("for you", (await received.NextAsync()).ConvertPayloadToString());

        static void Session(MqttClientOptionsBuilder options) =>
            options.WithClientId("keeper").WithCleanSession(false).WithProtocolVersion(MqttProtocolVersion.V311);
    }

    private static void WithWill(MqttClientOptionsBuilder options, string topic) => options
        .WithWillTopic(topic)
        .WithWillPayload("offline")
        .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
        .WithWillRetain();

    private static Task<MqttClientDisconnectedEventArgs> DisconnectedEvent(IMqttClient client)
    {
        var source = new TaskCompletionSource<MqttClientDisconnectedEventArgs>();
        client.DisconnectedAsync += args =>
        {
            source.TrySetResult(args);
            return Task.CompletedTask;
        };
        return source.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
