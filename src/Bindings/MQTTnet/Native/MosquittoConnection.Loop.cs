using System.Runtime.InteropServices;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;

namespace MQTTnet.Native;

/// <content>The thread of a connection.</content>
internal sealed partial class MosquittoConnection
{
    // libmosquitto looks at its keep-alive when it is called; it counts in seconds.
    private const int KeepAliveCheckMilliseconds = 1000;

    private const int ShortestKeepAliveSeconds = 5;

    // While TLS is negotiated, libmosquitto 2.0 takes a connection that the other side has reset for one that is
    // merely slow, and would be called again and again.
    private const int MaximumReadsAfterPeerClosed = 100;

    private const int ConnectionRefused = 5;
    private const int Interrupted = 4;

    private string Place => $"{_endPoint.Host}:{_endPoint.Port}";

    private void Run()
    {
        Exception? reason = null;
        try
        {
            reason = ConnectToHost() ?? Serve();
        }
        catch (Exception exception)
        {
            reason = exception;
        }
        finally
        {
            End(reason);
        }
    }

    private MqttCommunicationException? ConnectToHost()
    {
        nint properties = 0;
        if (_options.MaximumPacketSize > 0)
        {
            MosquittoError.ThrowIfFailed(
                Mosquitto.mosquitto_property_add_int32(ref properties, Mosquitto.PropertyMaximumPacketSize, _options.MaximumPacketSize),
                "mosquitto_property_add_int32");
        }

        var code = Mosquitto.mosquitto_connect_bind_v5(
            _mosquitto, _endPoint.Host, _endPoint.Port, KeepAliveSeconds(), null, properties);
        var error = new MosquittoError("mosquitto_connect_bind_v5", code, Marshal.GetLastPInvokeError(), _lastError);
        _networkConnected = code == 0;
        Mosquitto.mosquitto_property_free_all(ref properties);
        _tlsFiles?.Dispose();
        return code == 0 ? null : error.ToException(Place);
    }

    private int KeepAliveSeconds()
    {
        var seconds = Math.Ceiling(_options.KeepAlivePeriod.TotalSeconds);
        return seconds <= 0 ? 0 : (int)Math.Clamp(seconds, ShortestKeepAliveSeconds, ushort.MaxValue);
    }

    private MqttCommunicationException? Serve()
    {
        Span<PollDescriptor> descriptors =
        [
            new PollDescriptor(),
            new PollDescriptor { Descriptor = _wakeUp.Descriptor, Wanted = PollDescriptor.Readable }
        ];
        var readsAfterPeerClosed = 0;

        while (!_aborted)
        {
            var socket = Mosquitto.mosquitto_socket(_mosquitto);
            if (socket < 0)
            {
                return ClosedByEitherSide();
            }

            var writing = Mosquitto.mosquitto_want_write(_mosquitto) ? PollDescriptor.Writable : (short)0;
            descriptors[0].Descriptor = socket;
            descriptors[0].Wanted = (short)(PollDescriptor.Readable | PollDescriptor.PeerClosed | writing);
            if (PollDescriptor.Wait(descriptors, KeepAliveCheckMilliseconds) < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            {
                return new MqttCommunicationException($"poll failed: {Marshal.GetLastPInvokeErrorMessage()}");
            }

            if (descriptors[1].Happened != 0)
            {
                _wakeUp.Clear();
            }

            if (Transfer(descriptors[0].Happened) is { } error)
            {
                return ClosedWith(error);
            }

            const short closed = PollDescriptor.PeerClosed | PollDescriptor.HungUp | PollDescriptor.Error;
            if ((descriptors[0].Happened & closed) != 0 && !_accepted && ++readsAfterPeerClosed > MaximumReadsAfterPeerClosed)
            {
                return ClosedWith(MosquittoError.Lost("mosquitto_loop_read", _lastError));
            }
        }

        return null;
    }

    private MosquittoError? Transfer(short happened)
    {
        if (happened != 0 && Mosquitto.mosquitto_loop_read(_mosquitto, 1) is var read and not 0)
        {
            return Error("mosquitto_loop_read", read);
        }

        if (Mosquitto.mosquitto_want_write(_mosquitto) && Mosquitto.mosquitto_loop_write(_mosquitto, 1) is var written and not 0)
        {
            return Error("mosquitto_loop_write", written);
        }

        // The socket is gone after a DISCONNECT in either direction, and then there is nothing to keep alive.
        if (Mosquitto.mosquitto_socket(_mosquitto) >= 0 && Mosquitto.mosquitto_loop_misc(_mosquitto) is var kept and not 0)
        {
            return Error("mosquitto_loop_misc", kept);
        }

        return null;
    }

    private MosquittoError Error(string call, int code) => new(call, code, Marshal.GetLastPInvokeError(), _lastError);

    private MqttCommunicationException? ClosedByEitherSide()
    {
        if (_disconnecting)
        {
            return null;
        }

        return _endReason == 0
            ? MosquittoError.Lost("mosquitto_loop_read", _lastError).ToException(Place)
            : new MqttCommunicationException($"The broker {Place} ended the connection (MQTT reason {_endReason}).");
    }

    private MqttCommunicationException? ClosedWith(MosquittoError error)
    {
        if (_disconnecting || (error.Code == ConnectionRefused && _connected.Task.IsCompletedSuccessfully))
        {
            return null;
        }

        return error.ToException(Place);
    }

    private void End(Exception? reason)
    {
        TaskCompletionSource<int>[] waiting;
        lock (_gate)
        {
            _closed = true;
            waiting = [.. _publishes.Values, .. _subscribes.Values];
            _publishes.Clear();
            _subscribes.Clear();
            Release();
        }

        _connected.TrySetException(ConnectingFailed(reason));
        _ended.TrySetResult(reason);
        foreach (var completion in waiting)
        {
            completion.TrySetResult(ReasonOfEndedConnection);
        }
    }

    // As upstream: trouble before CONNACK on an established connection is a failed authentication, unless it is TLS.
    private MqttCommunicationException ConnectingFailed(Exception? reason) => reason switch
    {
        MqttCommunicationException { InnerException: not null } communication => communication,
        MqttCommunicationException communication when !_networkConnected => communication,
        null => new MqttConnectingFailedException("Error while authenticating. Connection closed.", null),
        _ => new MqttConnectingFailedException($"Error while authenticating. {reason.Message}", reason)
    };

    private void Release()
    {
        _tlsFiles?.Dispose();
        _mosquitto.Dispose();
        _wakeUp.Dispose();
    }
}
