using System.Net.Sockets;

namespace EmotionEdge.Mqtt;

/// <summary>
/// The right to use a device id at a broker on this machine. It is held as the name of a socket, which all users and
/// sandboxes of the machine share, and which the system gives back when the process ends, however it ends.
/// </summary>
public sealed class SingleInstance : IDisposable
{
    private readonly Socket _socket;

    private SingleInstance(Socket socket) => _socket = socket;

    /// <summary>Takes the right.</summary>
    /// <exception cref="MqttUnavailableException">Another process has it.</exception>
    public static SingleInstance Claim(MqttOptions options)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint($"\0emotionedge/{options.Host}:{options.Port}/{options.DeviceId}"));
            return new SingleInstance(socket);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            socket.Dispose();
            throw new MqttUnavailableException(
                $"The service runs already on this machine as device '{options.DeviceId}' at the broker {options.Host}:{options.Port}. " +
                "Stop it first (systemctl stop emotionedge), or give this one another mqtt.deviceId.",
                exception);
        }
    }

    /// <summary>Gives it back.</summary>
    public void Dispose() => _socket.Dispose();
}
