using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using MQTTnet.Exceptions;

namespace MQTTnet.Native;

/// <summary>What a failed call of libmosquitto said, and the exception that upstream throws for the same trouble.</summary>
/// <param name="Call">The native function.</param>
/// <param name="Code">Its result, an <c>enum mosq_err_t</c>.</param>
/// <param name="Errno"><c>errno</c> right after the call.</param>
/// <param name="Detail">The last error line that the library logged, if any; OpenSSL's reasons come this way.</param>
internal sealed record MosquittoError(string Call, int Code, int Errno, string? Detail)
{
    private const int ConnectionLost = 7;
    private const int Tls = 8;
    private const int SystemError = 14;
    private const int NameResolution = 15;
    private const int KeepAlive = 19;

    public static MosquittoError Lost(string call, string? detail) => new(call, ConnectionLost, 0, detail);

    /// <param name="place">Where the call was made to, such as host and port; may be empty.</param>
    public MqttCommunicationException ToException(string place)
    {
        var message = $"{Call}{(place.Length == 0 ? "" : $" ({place})")} failed: {Reason()}";
        return Code switch
        {
            Tls => new MqttCommunicationException(message, new AuthenticationException(Detail ?? Reason())),
            NameResolution => new MqttCommunicationException(message, new SocketException((int)SocketError.HostNotFound)),
            SystemError => new MqttCommunicationException(message, new SocketException((int)ToSocketError(Errno))),
            _ => new MqttCommunicationException(message)
        };
    }

    /// <exception cref="MqttCommunicationException"><paramref name="code" /> is not success.</exception>
    public static void ThrowIfFailed(int code, string call)
    {
        if (code != 0)
        {
            throw new MosquittoError(call, code, Marshal.GetLastPInvokeError(), null).ToException("");
        }
    }

    private string Reason()
    {
        var reason = Code switch
        {
            SystemError => Marshal.GetPInvokeErrorMessage(Errno),
            NameResolution => "The host name could not be resolved.",
            KeepAlive => "The broker did not answer within the keep-alive period.",
            _ => Marshal.PtrToStringUTF8(Mosquitto.mosquitto_strerror(Code))!
        };
        return Detail == null ? reason : $"{reason} {Detail}";
    }

    // Linux errno values.
    private static SocketError ToSocketError(int errno) => errno switch
    {
        32 or 104 => SocketError.ConnectionReset,
        101 => SocketError.NetworkUnreachable,
        110 => SocketError.TimedOut,
        111 => SocketError.ConnectionRefused,
        113 => SocketError.HostUnreachable,
        _ => SocketError.SocketError
    };
}
