using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Bindings.Tests.Systemd;

/// <summary>The end of a notify socket that systemd would hold.</summary>
internal sealed class NotifySocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly string _folder = Directory.CreateTempSubdirectory("notify-").FullName;

    public NotifySocket(bool isAbstract)
    {
        string name = isAbstract ? $"emotionedge-{Guid.NewGuid():N}" : Path.Combine(_folder, "notify");
        _socket.Bind(new UnixDomainSocketEndPoint(isAbstract ? '\0' + name : name));
        Variable = isAbstract ? '@' + name : name;
    }

    /// <summary>What NOTIFY_SOCKET would hold.</summary>
    public string Variable { get; }

    public async Task<string> ReceiveAsync()
    {
        var buffer = new byte[1024];
        int length = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    public void Dispose()
    {
        _socket.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
