using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Microsoft.Extensions.Hosting.Systemd;

/// <summary>Sends states to the datagram socket that <c>NOTIFY_SOCKET</c> names.</summary>
[UnsupportedOSPlatform("browser")]
public class SystemdNotifier : ISystemdNotifier
{
    private readonly string? _socketPath;

    /// <summary>Reads <c>NOTIFY_SOCKET</c> once.</summary>
    public SystemdNotifier()
        : this(Environment.GetEnvironmentVariable("NOTIFY_SOCKET"))
    {
    }

    internal SystemdNotifier(string? socketPath)
    {
        if (!string.IsNullOrEmpty(socketPath))
            // A leading @ stands for the NUL byte of an abstract socket.
            _socketPath = socketPath[0] == '@' ? '\0' + socketPath[1..] : socketPath;
    }

    /// <inheritdoc />
    public bool IsEnabled => _socketPath is not null;

    /// <inheritdoc />
    /// <exception cref="SocketException">Nobody listens on the socket.</exception>
    public void Notify(ServiceState state)
    {
        if (_socketPath is null)
            return;

        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(_socketPath));
        socket.Send(state.GetData());
    }
}
