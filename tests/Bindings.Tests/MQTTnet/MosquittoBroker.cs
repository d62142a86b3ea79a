using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Bindings.Tests.Mosquitto;

/// <summary>A real mosquitto on a free loopback port, with its files in a folder of its own.</summary>
internal sealed class MosquittoBroker : IDisposable
{
    private const string Executable = "/usr/sbin/mosquitto";

    private readonly string _folder = Directory.CreateTempSubdirectory("mosquitto-").FullName;
    private Process? _process;

    private MosquittoBroker(string settings)
    {
        var configuration = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"listener {Port} 127.0.0.1")
            .AppendLine(CultureInfo.InvariantCulture, $"user {Environment.UserName}")
            .AppendLine("max_queued_messages 0")
            .AppendLine("persistence true")
            .AppendLine(CultureInfo.InvariantCulture, $"persistence_location {_folder}/")
            .AppendLine(settings.Contains("allow_anonymous", StringComparison.Ordinal) ? "" : "allow_anonymous true")
            .AppendLine(settings);
        File.WriteAllText(ConfigurationFile, configuration.ToString());
    }

    public int Port { get; } = FreePort();

    private string ConfigurationFile => Path.Combine(_folder, "mosquitto.conf");

    /// <summary>Lays the broker out without starting it; skips the test where mosquitto is not installed.</summary>
    public static MosquittoBroker Create(string settings = "")
    {
        Assert.SkipUnless(File.Exists(Executable), $"{Executable} is not installed (Debian package mosquitto).");
        return new MosquittoBroker(settings);
    }

    public static async Task<MosquittoBroker> StartNewAsync(string settings = "")
    {
        var broker = Create(settings);
        await broker.StartAsync();
        return broker;
    }

    /// <returns>Settings that let in only this user.</returns>
    public static string Password(string folder, string user, string password)
    {
        var file = Path.Combine(folder, "passwords");
        File.WriteAllText(file, "");
        using var process = Process.Start("mosquitto_passwd", ["-b", file, user, password]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return $"allow_anonymous false\npassword_file {file}";
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Executable, ["-c", ConfigurationFile])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true
        })!;
        var log = new ConcurrentQueue<string?>();
        _process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data);
        _process.OutputDataReceived += (_, line) => log.Enqueue(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        while (!await AcceptsAsync())
        {
            Assert.False(_process.HasExited, $"mosquitto did not start: {string.Join('\n', log)}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>SIGKILL: the connections break, nothing is said goodbye to.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM: the broker saves retained messages and ends.</summary>
    public void Stop()
    {
        Signal("TERM");
        _process!.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Stops or continues the process, so that connections stand but nobody answers.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Deletes what it has saved: sessions, retained messages, what waits. Only while it does not run.</summary>
    public void Forget() => File.Delete(Path.Combine(_folder, "mosquitto.db"));

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            Kill();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AcceptsAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
