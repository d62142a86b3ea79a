using System.Diagnostics;
using Xunit;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>A real mosquitto on a loopback port of its own, which can be stopped, killed and started again.</summary>
internal sealed class Broker : IDisposable
{
    private const string Executable = "/usr/sbin/mosquitto";

    private readonly string _folder = Directory.CreateTempSubdirectory("broker-").FullName;
    private ChildProgram? _mosquitto;

    public int Port { get; } = Ports.Free();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task StartAsync()
    {
        Assert.SkipUnless(File.Exists(Executable), $"{Executable} is not installed (Debian package mosquitto)");
        var configuration = Path.Combine(_folder, "mosquitto.conf");
        await File.WriteAllTextAsync(
            configuration,
            $"listener {Port} 127.0.0.1\nallow_anonymous true\nuser {Environment.UserName}\npersistence true\npersistence_location {_folder}/\n",
            Cancellation);
        _mosquitto = new ChildProgram(Executable, ["-c", configuration]);
        var patience = Stopwatch.StartNew();
        while (!await Ports.AcceptsAsync(Port, Cancellation))
        {
            Assert.False(_mosquitto.HasExited || patience.Elapsed > TimeSpan.FromSeconds(40), $"mosquitto did not start: {_mosquitto.Said}");
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>Lets it save what it retains and what waits for its clients.</summary>
    public async Task StopAsync()
    {
        _mosquitto!.Signal(ChildProgram.Terminate);
        await _mosquitto.ExitAsync(Cancellation);
        _mosquitto.Dispose();
        _mosquitto = null;
    }

    /// <summary>As a power cut does it.</summary>
    public void Kill()
    {
        _mosquitto?.Dispose();
        _mosquitto = null;
    }

    /// <summary>Sends messages with <c>mosquitto_pub</c>, which takes them from standard input.</summary>
    /// <param name="topic">The part after <c>emotionedge/box/</c>.</param>
    /// <param name="payload">What goes to standard input.</param>
    /// <param name="mode">-s: all of it is one message; -l: each line is one.</param>
    public async Task SendAsync(string topic, ReadOnlyMemory<byte> payload, string mode = "-s")
    {
        using var publisher = new ChildProgram(
            "mosquitto_pub", ["-h", "127.0.0.1", "-p", $"{Port}", "-q", "1", "-t", $"emotionedge/{Service.DeviceId}/{topic}", mode]);
        await publisher.Input.WriteAsync(payload, Cancellation);
        publisher.Input.Close();
        Assert.True(await publisher.ExitAsync(Cancellation) == 0, publisher.Said);
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
    }
}
