using System.Net.Sockets;
using System.Text;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>The socket on which systemd would listen to its services.</summary>
internal sealed class NotifySocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    public NotifySocket(string path)
    {
        Path = path;
        _socket.Bind(new UnixDomainSocketEndPoint(path));
    }

    public string Path { get; }

    public async Task<string> NextAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        var length = await _socket.ReceiveAsync(buffer, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\n');
    }

    public void Dispose() => _socket.Dispose();
}
