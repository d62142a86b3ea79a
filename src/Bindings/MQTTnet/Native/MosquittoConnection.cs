using System.Buffers;
using System.Net;
using System.Net.Sockets;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Packets;

namespace MQTTnet.Native;

/// <summary>
///     One connection from CONNECT to its end. A thread of its own connects, waits for the socket or for something to
///     send, lets libmosquitto read and write, and destroys the native client at the end. Every other thread only
///     queues packets. The native callbacks (<c>MosquittoConnection.Callbacks.cs</c>) run on that thread.
/// </summary>
internal sealed partial class MosquittoConnection
{
    // Packet identifiers are 16 bits wide and libmosquitto does not look whether one is still in use.
    private const int MaximumOutstandingPublishes = 30_000;

    private const int ReasonOfEndedConnection = -1;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, TaskCompletionSource<int>> _publishes = [];
    private readonly Dictionary<int, TaskCompletionSource<int>> _subscribes = [];
    private readonly SemaphoreSlim _publishSlots = new(MaximumOutstandingPublishes);
    private readonly TaskCompletionSource<MqttClientConnectResult> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Exception?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MqttClientOptions _options;
    private readonly DnsEndPoint _endPoint;
    private readonly Action<MqttApplicationMessage> _messageReceived;
    private readonly MosquittoHandle _mosquitto;
    private readonly WakeUp _wakeUp = new();

    private TlsFiles? _tlsFiles;
    private volatile bool _networkConnected;
    private volatile bool _accepted;
    private volatile bool _disconnecting;
    private volatile bool _aborted;
    private bool _closed;
    private int _endReason;
    private string? _lastError;

    /// <param name="options">Where to connect to and how.</param>
    /// <param name="messageReceived">Called on the connection's thread; must not block.</param>
    public MosquittoConnection(MqttClientOptions options, Action<MqttApplicationMessage> messageReceived)
    {
        _options = options;
        _endPoint = EndPointOf(options);
        _messageReceived = messageReceived;
        _mosquitto = MosquittoHandle.Create(options.ClientId, options.CleanSession, this);
        try
        {
            Configure();
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>Completes when the connection has ended: the reason, or <c>null</c> when it was asked to end.</summary>
    public Task<Exception?> Ended => _ended.Task;

    /// <summary>The MQTT 5 reason that the broker gave for ending the connection; 0 if none.</summary>
    public int EndReason => _endReason;

    /// <returns>The broker's answer, which may be a refusal.</returns>
    public async Task<MqttClientConnectResult> ConnectAsync(CancellationToken cancellationToken)
    {
        new Thread(Run) { IsBackground = true, Name = "MQTT" }.Start();
        try
        {
            return await _connected.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (_networkConnected)
        {
            throw new MqttConnectingFailedException("Error while authenticating. The broker did not answer in time.", exception);
        }
    }

    /// <returns>The packet identifier and the MQTT 5 reason code; completes when the broker has acknowledged (or, QoS 0, when sent).</returns>
    public async Task<(int PacketIdentifier, int Reason)> PublishAsync(MqttApplicationMessage message, CancellationToken cancellationToken)
    {
        await _publishSlots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await CompletionAsync(_publishes, () => Publish(message), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _publishSlots.Release();
        }
    }

    /// <returns>What the broker granted: a quality of service, or from 128 an MQTT 5 reason code.</returns>
    public async Task<int> SubscribeAsync(MqttTopicFilter filter, CancellationToken cancellationToken)
    {
        var (_, granted) = await CompletionAsync(_subscribes, () => Subscribe(filter), cancellationToken).ConfigureAwait(false);
        return granted;
    }

    /// <summary>Sends what is queued, then DISCONNECT, and waits for the end of the connection.</summary>
    public async Task DisconnectAsync(int reason, CancellationToken cancellationToken)
    {
        _disconnecting = true;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            // "Not connected" only means that the thread is about to end.
            _ = Mosquitto.mosquitto_disconnect_v5(_mosquitto, reason, 0);
            _wakeUp.Signal();
        }

        await _ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    ///     Closes the socket without DISCONNECT, so that the broker publishes the last will. Completes when it is
    ///     closed, but does not wait for an attempt to reach the host, which the system cannot be asked to give up.
    /// </summary>
    public Task AbortAsync()
    {
        _aborted = true;
        lock (_gate)
        {
            if (!_closed)
            {
                _wakeUp.Signal();
            }
        }

        return _networkConnected ? _ended.Task : Task.CompletedTask;
    }

    private static DnsEndPoint EndPointOf(MqttClientOptions options)
    {
        var endPoint = (options.ChannelOptions as MqttClientTcpOptions)?.RemoteEndpoint as DnsEndPoint
            ?? throw new NotSupportedException("Only a TCP server given by host and port is supported.");
        return endPoint.AddressFamily == AddressFamily.Unspecified
            ? endPoint
            : throw new NotSupportedException("libmosquitto cannot be bound to one address family.");
    }

    private async Task<(int PacketIdentifier, int Result)> CompletionAsync(
        Dictionary<int, TaskCompletionSource<int>> pending, Func<int> send, CancellationToken cancellationToken)
    {
        var completion = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        int packetIdentifier;
        lock (_gate)
        {
            if (_closed)
            {
                throw new MqttClientDisconnectedException(null);
            }

            // The answer cannot overtake the entry: callbacks take the gate, too.
            packetIdentifier = send();
            if (!pending.TryAdd(packetIdentifier, completion))
            {
                throw new MqttCommunicationException(
                    $"Packet identifier {packetIdentifier} still waits for the broker's answer to an older packet.");
            }

            _wakeUp.Signal();
        }

        var result = await completion.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return result == ReasonOfEndedConnection
            ? throw new MqttClientDisconnectedException(await _ended.Task.ConfigureAwait(false))
            : (packetIdentifier, result);
    }

    private unsafe int Publish(MqttApplicationMessage message)
    {
        var payload = message.Payload.IsSingleSegment ? message.Payload.First : message.Payload.ToArray();
        fixed (byte* bytes = payload.Span)
        {
            MosquittoError.ThrowIfFailed(
                Mosquitto.mosquitto_publish_v5(
                    _mosquitto,
                    out var packetIdentifier,
                    message.Topic,
                    payload.Length,
                    bytes,
                    (int)message.QualityOfServiceLevel,
                    message.Retain,
                    0),
                "mosquitto_publish_v5");
            return packetIdentifier;
        }
    }

    private int Subscribe(MqttTopicFilter filter)
    {
        MosquittoError.ThrowIfFailed(
            Mosquitto.mosquitto_subscribe_v5(
                _mosquitto, out var packetIdentifier, filter.Topic, (int)filter.QualityOfServiceLevel, 0, 0),
            "mosquitto_subscribe_v5");
        return packetIdentifier;
    }

    private unsafe void Configure()
    {
        MosquittoError.ThrowIfFailed(Mosquitto.mosquitto_threaded_set(_mosquitto, true), "mosquitto_threaded_set");
        SetOption(Mosquitto.OptionProtocolVersion, (int)_options.ProtocolVersion);
        SetOption(Mosquitto.OptionTcpNoDelay, 1);
        SetCallbacks();

        var userName = _options.Credentials?.GetUserName(_options);
        var password = _options.Credentials?.GetPassword(_options);
        if (userName != null || password != null)
        {
            SetCredentials(userName, password);
        }

        if (!string.IsNullOrEmpty(_options.WillTopic))
        {
            fixed (byte* payload = _options.WillPayload)
            {
                MosquittoError.ThrowIfFailed(
                    Mosquitto.mosquitto_will_set(
                        _mosquitto,
                        _options.WillTopic,
                        _options.WillPayload?.Length ?? 0,
                        payload,
                        (int)_options.WillQualityOfServiceLevel,
                        _options.WillRetain),
                    "mosquitto_will_set");
            }
        }

        if (_options.ChannelOptions?.TlsOptions is { UseTls: true } tls)
        {
            _tlsFiles = TlsFiles.Apply(tls, _mosquitto);
        }
    }

    private void SetOption(int option, int value) =>
        MosquittoError.ThrowIfFailed(Mosquitto.mosquitto_int_option(_mosquitto, option, value), "mosquitto_int_option");

    private unsafe void SetCredentials(string? userName, byte[]? password)
    {
        if (password?.Contains((byte)0) == true)
        {
            throw new NotSupportedException("libmosquitto cannot send a password with a zero byte.");
        }

        var terminated = password == null ? null : (byte[])[.. password, 0];
        fixed (byte* bytes = terminated)
        {
            MosquittoError.ThrowIfFailed(
                Mosquitto.mosquitto_username_pw_set(_mosquitto, userName, bytes), "mosquitto_username_pw_set");
        }

        terminated.AsSpan().Clear();
    }
}
