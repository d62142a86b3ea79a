using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace MQTTnet.Native;

/// <content>What libmosquitto calls, on the thread of the connection.</content>
internal sealed unsafe partial class MosquittoConnection
{
    private void SetCallbacks()
    {
        Mosquitto.mosquitto_connect_v5_callback_set(_mosquitto, &OnConnect);
        Mosquitto.mosquitto_disconnect_v5_callback_set(_mosquitto, &OnDisconnect);
        Mosquitto.mosquitto_publish_v5_callback_set(_mosquitto, &OnPublish);
        Mosquitto.mosquitto_subscribe_v5_callback_set(_mosquitto, &OnSubscribe);
        Mosquitto.mosquitto_message_v5_callback_set(_mosquitto, &OnMessage);
        Mosquitto.mosquitto_log_callback_set(_mosquitto, &OnLog);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnConnect(nint mosquitto, nint userData, int reason, int flags, nint properties)
    {
        var connection = MosquittoHandle.Owner<MosquittoConnection>(userData);
        var result = connection._options.ProtocolVersion == MqttProtocolVersion.V500
            ? (MqttClientConnectResultCode)reason
            : ToResultCode(reason);
        connection._accepted = result == MqttClientConnectResultCode.Success;
        connection._connected.TrySetResult(new MqttClientConnectResult { ResultCode = result, IsSessionPresent = (flags & 1) != 0 });
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnDisconnect(nint mosquitto, nint userData, int reason, nint properties)
    {
        // Below 128 it is one of the library's own errors, which the failed call returns as well.
        const int firstMqttReason = 128;
        if (reason >= firstMqttReason)
        {
            MosquittoHandle.Owner<MosquittoConnection>(userData)._endReason = reason;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnPublish(nint mosquitto, nint userData, int packetIdentifier, int reason, nint properties)
    {
        var connection = MosquittoHandle.Owner<MosquittoConnection>(userData);
        connection.Complete(connection._publishes, packetIdentifier, reason);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnSubscribe(nint mosquitto, nint userData, int packetIdentifier, int count, int* granted, nint properties)
    {
        var connection = MosquittoHandle.Owner<MosquittoConnection>(userData);
        connection.Complete(connection._subscribes, packetIdentifier, count > 0 ? granted[0] : (int)MqttClientSubscribeResultCode.UnspecifiedError);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnMessage(nint mosquitto, nint userData, MosquittoMessage* message, nint properties)
    {
        var payload = new ReadOnlySpan<byte>(message->Payload, message->PayloadLength).ToArray();
        MosquittoHandle.Owner<MosquittoConnection>(userData)._messageReceived(new MqttApplicationMessage
        {
            Topic = Marshal.PtrToStringUTF8(message->Topic)!,
            Payload = new ReadOnlySequence<byte>(payload),
            QualityOfServiceLevel = (MqttQualityOfServiceLevel)message->Qos,
            Retain = message->Retain != 0
        });
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnLog(nint mosquitto, nint userData, int level, nint text)
    {
        if (level == Mosquitto.LogError)
        {
            MosquittoHandle.Owner<MosquittoConnection>(userData)._lastError = Marshal.PtrToStringUTF8(text);
        }
    }

    // The return codes of MQTT 3.1.1 (CONNACK, 3.2.2.3).
    private static MqttClientConnectResultCode ToResultCode(int returnCode) => returnCode switch
    {
        0 => MqttClientConnectResultCode.Success,
        1 => MqttClientConnectResultCode.UnsupportedProtocolVersion,
        2 => MqttClientConnectResultCode.ClientIdentifierNotValid,
        3 => MqttClientConnectResultCode.ServerUnavailable,
        4 => MqttClientConnectResultCode.BadUserNameOrPassword,
        5 => MqttClientConnectResultCode.NotAuthorized,
        _ => MqttClientConnectResultCode.UnspecifiedError
    };

    private void Complete(Dictionary<int, TaskCompletionSource<int>> pending, int packetIdentifier, int result)
    {
        TaskCompletionSource<int>? completion;
        lock (_gate)
        {
            pending.Remove(packetIdentifier, out completion);
        }

        completion?.TrySetResult(result);
    }
}
