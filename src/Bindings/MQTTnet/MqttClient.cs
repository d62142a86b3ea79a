using System.Diagnostics;
using System.Threading.Channels;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Native;
using MQTTnet.Protocol;

namespace MQTTnet;

internal sealed class MqttClient : IMqttClient
{
    private MosquittoConnection? _connection;
    private int _connectionStatus = (int)MqttClientConnectionStatus.Disconnected;
    private bool _disposed;

    public event Func<MqttApplicationMessageReceivedEventArgs, Task>? ApplicationMessageReceivedAsync;

    public event Func<MqttClientConnectedEventArgs, Task>? ConnectedAsync;

    public event Func<MqttClientDisconnectedEventArgs, Task>? DisconnectedAsync;

    public bool IsConnected => Status == MqttClientConnectionStatus.Connected;

    public MqttClientOptions? Options { get; private set; }

    private MqttClientConnectionStatus Status => (MqttClientConnectionStatus)Volatile.Read(ref _connectionStatus);

    public async Task<MqttClientConnectResult> ConnectAsync(MqttClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ChannelOptions == null)
        {
            throw new ArgumentException("ChannelOptions are not set.");
        }

        MqttClientOptionsValidator.ThrowIfNotSupported(options);
        if (IsConnected)
        {
            throw new InvalidOperationException("It is not allowed to connect with a server after the connection is established.");
        }

        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!TryChangeStatus(MqttClientConnectionStatus.Disconnected, MqttClientConnectionStatus.Connecting))
        {
            throw new InvalidOperationException("Not allowed to connect while connect/disconnect is pending.");
        }

        var received = Channel.CreateUnbounded<MqttApplicationMessage>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        MqttClientConnectResult? result = null;
        try
        {
            Options = options;
            _connection = new MosquittoConnection(options, message => received.Writer.TryWrite(message));
            result = await WithTimeoutAsync(_connection.ConnectAsync, cancellationToken).ConfigureAwait(false);
            if (result.ResultCode != MqttClientConnectResultCode.Success)
            {
                await DisconnectInternalAsync(_connection, null, result).ConfigureAwait(false);
                return result;
            }

            TryChangeStatus(MqttClientConnectionStatus.Connecting, MqttClientConnectionStatus.Connected);
            _ = Task.Run(() => DispatchAsync(options.ClientId, received.Reader), CancellationToken.None);
            _ = Task.Run(() => WatchAsync(_connection, received.Writer), CancellationToken.None);
            await InvokeAsync(ConnectedAsync, new MqttClientConnectedEventArgs(result)).ConfigureAwait(false);
            return result;
        }
        catch (Exception exception)
        {
            await DisconnectInternalAsync(_connection, exception, result).ConfigureAwait(false);
            throw;
        }
    }

    public async Task DisconnectAsync(MqttClientDisconnectOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ObjectDisposedException.ThrowIf(_disposed, this);

        var clientWasConnected = IsConnected;
        if (!TryBeginDisconnect())
        {
            return;
        }

        try
        {
            if (!clientWasConnected)
            {
                throw new MqttClientNotConnectedException();
            }

            if (options.Reason != MqttClientDisconnectOptionsReason.NormalDisconnection && Options!.ProtocolVersion != MqttProtocolVersion.V500)
            {
                throw new NotSupportedException("Feature Reason requires MQTT version 5.0.0.");
            }

            await WithTimeoutAsync(
                async token =>
                {
                    await _connection!.DisconnectAsync((int)options.Reason, token).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await FinishDisconnectAsync(_connection, clientWasConnected, (int)options.Reason, null, null).ConfigureAwait(false);
        }
    }

    public Task<MqttClientPublishResult> PublishAsync(MqttApplicationMessage applicationMessage, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        MqttTopicValidator.ThrowIfInvalid(applicationMessage);
        ThrowIfNotUsable();
        return PublishInternalAsync(_connection!, applicationMessage, cancellationToken);
    }

    public async Task<MqttClientSubscribeResult> SubscribeAsync(MqttClientSubscribeOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var filter in options.TopicFilters)
        {
            MqttTopicValidator.ThrowIfInvalidSubscribe(filter.Topic);
        }

        ThrowIfNotUsable();
        var items = await TimedAsync(
            token => Task.WhenAll(options.TopicFilters.Select(async filter => new MqttClientSubscribeResultItem(
                filter, (MqttClientSubscribeResultCode)await _connection!.SubscribeAsync(filter, token).ConfigureAwait(false)))),
            cancellationToken).ConfigureAwait(false);
        return new MqttClientSubscribeResult(items);
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Volatile.Write(ref _connectionStatus, (int)MqttClientConnectionStatus.Disconnected);
        _ = _connection?.AbortAsync();
    }

    private static async Task<MqttClientPublishResult> PublishInternalAsync(
        MosquittoConnection connection, MqttApplicationMessage message, CancellationToken cancellationToken)
    {
        var acknowledged = message.QualityOfServiceLevel != MqttQualityOfServiceLevel.AtMostOnce;
        try
        {
            var (packetIdentifier, reason) = await connection.PublishAsync(message, cancellationToken).ConfigureAwait(false);
            return new MqttClientPublishResult(acknowledged ? (ushort)packetIdentifier : null, (MqttClientPublishReasonCode)reason);
        }
        catch (OperationCanceledException exception) when (acknowledged)
        {
            throw new MqttCommunicationTimedOutException(exception);
        }
    }

    private static async Task InvokeAsync<T>(Func<T, Task>? handlers, T eventArgs)
    {
        foreach (var handler in Delegate.EnumerateInvocationList(handlers))
        {
            await handler(eventArgs).ConfigureAwait(false);
        }
    }

    private async Task DispatchAsync(string clientId, ChannelReader<MqttApplicationMessage> received)
    {
        await foreach (var message in received.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await InvokeAsync(ApplicationMessageReceivedAsync, new MqttApplicationMessageReceivedEventArgs(clientId, message))
                    .ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // One handler that fails must not cost the messages after it.
                Trace.TraceError($"Error while handling the message of topic '{message.Topic}': {exception}");
            }
        }
    }

    private async Task WatchAsync(MosquittoConnection connection, ChannelWriter<MqttApplicationMessage> received)
    {
        var reason = await connection.Ended.ConfigureAwait(false);
        received.Complete();
        await DisconnectInternalAsync(connection, reason, null).ConfigureAwait(false);
    }

    private Task DisconnectInternalAsync(MosquittoConnection? connection, Exception? exception, MqttClientConnectResult? result)
    {
        const int unspecifiedError = (int)MqttClientDisconnectReason.UnspecifiedError;
        var clientWasConnected = IsConnected;
        var reason = connection is { EndReason: not 0 } ? connection.EndReason : exception == null ? 0 : unspecifiedError;
        return TryBeginDisconnect()
            ? FinishDisconnectAsync(connection, clientWasConnected, reason, exception, result)
            : Task.CompletedTask;
    }

    private async Task FinishDisconnectAsync(
        MosquittoConnection? connection, bool clientWasConnected, int reason, Exception? exception, MqttClientConnectResult? result)
    {
        if (connection != null)
        {
            await connection.AbortAsync().ConfigureAwait(false);
        }

        TryChangeStatus(MqttClientConnectionStatus.Disconnecting, MqttClientConnectionStatus.Disconnected);
        if (_disposed)
        {
            return;
        }

        // On another thread, because the handler may well connect again and wait for that.
        var eventArgs = new MqttClientDisconnectedEventArgs(clientWasConnected, result, (MqttClientDisconnectReason)reason, exception);
        _ = Task.Run(() => InvokeAsync(DisconnectedAsync, eventArgs));
    }

    private void ThrowIfNotUsable()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!IsConnected)
        {
            throw new MqttClientNotConnectedException();
        }
    }

    private bool TryBeginDisconnect() =>
        TryChangeStatus(MqttClientConnectionStatus.Connected, MqttClientConnectionStatus.Disconnecting) ||
        TryChangeStatus(MqttClientConnectionStatus.Connecting, MqttClientConnectionStatus.Disconnecting);

    private bool TryChangeStatus(MqttClientConnectionStatus from, MqttClientConnectionStatus to) =>
        Interlocked.CompareExchange(ref _connectionStatus, (int)to, (int)from) == (int)from;

    private async Task<T> TimedAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await WithTimeoutAsync(operation, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            throw new MqttCommunicationTimedOutException(exception);
        }
    }

    // As upstream: the general time-out stands in only where the caller has no token that can be cancelled.
    private async Task<T> WithTimeoutAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            return await operation(cancellationToken).ConfigureAwait(false);
        }

        using var timeout = new CancellationTokenSource(Options!.Timeout);
        return await operation(timeout.Token).ConfigureAwait(false);
    }
}
