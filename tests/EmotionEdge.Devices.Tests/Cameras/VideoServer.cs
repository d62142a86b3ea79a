using System.Net;
using System.Net.Sockets;
using Xunit;

namespace EmotionEdge.Devices.Tests.Cameras;

/// <summary>A network camera: whoever asks gets the same clip, then the connection ends.</summary>
internal sealed class VideoServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _clip;

    public VideoServer(string path)
    {
        _clip = File.ReadAllBytes(path);
        _listener.Start();
        _ = Serve(TestContext.Current.CancellationToken);
    }

    public string Address => $"http://{_listener.LocalEndpoint}/live.ts";

    public void Dispose() => _listener.Dispose();

    private async Task Serve(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(cancellationToken);
                await Answer(client.GetStream(), cancellationToken);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Answer(NetworkStream stream, CancellationToken cancellationToken)
    {
        try
        {
            var request = new byte[4096];
            await stream.ReadAtLeastAsync(request, 1, throwOnEndOfStream: false, cancellationToken);
            await stream.WriteAsync("HTTP/1.0 200 OK\r\nContent-Type: video/mp2t\r\n\r\n"u8.ToArray(), cancellationToken);
            await stream.WriteAsync(_clip, cancellationToken);
        }
        catch (IOException)
        {
            // The reader went away first.
        }
    }
}
