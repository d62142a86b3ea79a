using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Delivery;

/// <summary>A mosquitto of our own on loopback.</summary>
internal sealed class LocalBroker : IDisposable
{
    private readonly Process _mosquitto;

    private LocalBroker(int port, string configuration)
    {
        Port = port;
        try
        {
            _mosquitto = Process.Start(new ProcessStartInfo("/usr/sbin/mosquitto", ["-c", configuration]) { RedirectStandardError = true })!;
            _mosquitto.ErrorDataReceived += (_, _) => { };
            _mosquitto.BeginErrorReadLine();
        }
        catch (Win32Exception)
        {
            throw new BenchmarkException("mosquitto is missing; ./build.sh setup installs what is needed.");
        }
    }

    public int Port { get; }

    public static async Task<LocalBroker> StartAsync(string folder)
    {
        var port = FreePort();
        var configuration = Path.Combine(folder, "mosquitto.conf");
        await File.WriteAllTextAsync(
            configuration,
            string.Create(CultureInfo.InvariantCulture, $"listener {port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\nuser {Environment.UserName}\n"))
            .ConfigureAwait(false);
        var broker = new LocalBroker(port, configuration);
        for (var attempt = 0; ; attempt++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port).ConfigureAwait(false);
                return broker;
            }
            catch (SocketException) when (attempt < 200)
            {
                await Task.Delay(20).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _mosquitto.Kill();
        _mosquitto.WaitForExit();
        _mosquitto.Dispose();
    }
}
