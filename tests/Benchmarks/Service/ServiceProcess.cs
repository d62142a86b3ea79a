using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Benchmarks.Material;

namespace Benchmarks.Service;

/// <summary>The built service, playing a clip as camera and microphone, without a broker.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly string _log;

    private ServiceProcess(Process process, int port, string log)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(5) };
        _log = log;
    }

    public int Id => _process.Id;

    /// <summary>Starts it and waits until camera and microphone deliver.</summary>
    /// <param name="executable">The service's program file.</param>
    /// <param name="clip">What it watches and listens to.</param>
    /// <param name="limit">Limits its processor time; <see langword="null"/> for no limit.</param>
    /// <param name="more">More of the command line.</param>
    /// <exception cref="BenchmarkException">It ended or was not ready in time.</exception>
    public static async Task<ServiceProcess> StartAsync(string executable, RoomClip clip, ICpuLimit? limit, params IEnumerable<string> more)
    {
        var port = FreePort();
        var log = Path.Combine(Repository.Artifacts, limit is null ? "service.log" : "service-limited.log");
        List<string> command =
        [
            executable, "run", "--camera", clip.Video, "--microphone", clip.Video, "--loop",
            "--set", "mqtt.enabled=false", "--set", $"health.port={port}", .. more,
        ];
        // A shell keeps the log and is then replaced by the service, whose process id is the shell's.
        var prefix = limit?.CommandPrefix ?? [];
        string[] all = [.. prefix, "sh", "-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1", "sh", log, .. command];
        var process = Process.Start(new ProcessStartInfo(all[0], all[1..]))!;
        var service = new ServiceProcess(process, port, log);
        try
        {
            await service.WaitUntilReadyAsync().ConfigureAwait(false);
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    public async Task<MetricsPage> MetricsAsync() =>
        MetricsPage.Parse(await _client.GetStringAsync(new Uri("/metrics", UriKind.Relative)).ConfigureAwait(false));

    /// <summary>Asks it to stop, as systemd does, and waits.</summary>
    /// <returns>How long that took; <see langword="null"/> when it did not stop.</returns>
    public TimeSpan? Stop()
    {
        var start = Stopwatch.GetTimestamp();
        ChildProgram.Run("kill", "-TERM", $"{Id}");
        return _process.WaitForExit(StopPatience) ? Stopwatch.GetElapsedTime(start) : null;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var answer = "no answer";
        while (Stopwatch.GetElapsedTime(start) < StartPatience)
        {
            if (_process.HasExited)
                throw new BenchmarkException($"The service ended with exit code {_process.ExitCode}: {LastLogLine()} ({_log})");
            try
            {
                using var response = await _client.GetAsync(new Uri("/health/ready", UriKind.Relative)).ConfigureAwait(false);
                if (response.IsSuccessStatusCode)
                    return;
                answer = (await response.Content.ReadAsStringAsync().ConfigureAwait(false)).Trim();
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                answer = exception.Message;
            }

            await Task.Delay(TimeSpan.FromSeconds(0.5)).ConfigureAwait(false);
        }

        throw new BenchmarkException($"The service was not ready within {StartPatience.TotalSeconds} s: {answer} ({_log})");
    }

    private string LastLogLine() => File.Exists(_log) ? File.ReadLines(_log).LastOrDefault() ?? "it said nothing" : "it said nothing";

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
