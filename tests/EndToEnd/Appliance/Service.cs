using System.Diagnostics;
using Xunit;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary><c>emotionedge run</c> as a process of its own.</summary>
internal sealed class Service : IDisposable
{
    public const string DeviceId = "box";

    private static readonly HttpClient Http = new();

    private readonly string _folder = Directory.CreateTempSubdirectory("service-").FullName;

    /// <param name="broker">Whom it talks to; need not run.</param>
    /// <param name="arguments">Of <c>run</c>, besides ports and name.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="healthPort">A free one if left out.</param>
    public Service(
        Broker broker, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, int? healthPort = null)
    {
        HealthPort = healthPort ?? Ports.Free();
        // What a shell starts in the background ignores Ctrl-C, and so would the programs that the tests start.
        Process = new ChildProgram(
            "env",
            ["--default-signal=INT", Product.Executable, .. Arguments(broker.Port, HealthPort, ["--set", $"storage.directory={_folder}", .. arguments])],
            environment);
    }

    public ChildProgram Process { get; }

    public int HealthPort { get; }

    /// <summary>The command line of a service that finds its broker fast.</summary>
    public static IEnumerable<string> Arguments(int brokerPort, int healthPort, IEnumerable<string> more) =>
    [
        "run",
        "--set", $"mqtt.port={brokerPort}",
        "--set", $"mqtt.deviceId={DeviceId}",
        "--set", "mqtt.minimumBackOff=00:00:00.2",
        "--set", "mqtt.maximumBackOff=00:00:01",
        "--set", $"health.port={healthPort}",
        "--set", "dashboard.enabled=false",
        .. more,
    ];

    /// <summary>Whether the service, or a program that it started, has a file open.</summary>
    public bool HasOpen(string file) => ProcessTree.Of(Process.Id).Any(process => OpenFiles.Of(process).Contains(file));

    public async Task<(int Status, string Text)> GetAsync(string path)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var answer = await Http.GetAsync(new Uri($"http://127.0.0.1:{HealthPort}{path}"), cancellation);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>Posts a body under a type and, where given, under another host's name.</summary>
    public async Task<(int Status, string Text)> PostAsync(string path, string body, string type, string? host = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://127.0.0.1:{HealthPort}{path}"));
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, type);
        request.Headers.Host = host;
        using var answer = await Http.SendAsync(request, cancellation);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>Waits until the health page answers as wanted.</summary>
    public async Task<string> UntilAsync(string path, int status)
    {
        var last = (Status: 0, Text: "nothing");
        var patience = Stopwatch.StartNew();
        while (last.Status != status)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(40), $"{path} says {last}; {Process.Said}");
            Assert.False(Process.HasExited, Process.Said);
            try
            {
                last = await GetAsync(path);
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return last.Text;
    }

    /// <returns>The exit code after a signal, and how long it took.</returns>
    public async Task<(int ExitCode, TimeSpan Took)> StopAsync(int signal = ChildProgram.Terminate)
    {
        var watch = Stopwatch.StartNew();
        Process.Signal(signal);
        return (await Process.ExitAsync(TestContext.Current.CancellationToken), watch.Elapsed);
    }

    public void Dispose()
    {
        Process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
