using System.Text.RegularExpressions;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.Browser;

/// <summary><c>emotionedge run</c> as a process of its own, on its first start, with a page on a free port.</summary>
internal sealed partial class Dashboard : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly ChildProgram _service;

    private Dashboard(string folder, IEnumerable<string> arguments)
    {
        _folder = folder;
        _service = new ChildProgram(
            Product.Executable,
            [
                "run",
                "--set", $"storage.directory={_folder}",
                "--set", "dashboard.listen=127.0.0.1:0",
                "--set", "health.enabled=false",
                "--set", "mqtt.enabled=false",
                "--set", "output.enabled=false",
                .. arguments,
            ]);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The set-up code on the console.</summary>
    public string Code { get; private set; } = "";

    /// <param name="arguments">Of <c>run</c>; without a camera and a microphone there are none.</param>
    public static Task<Dashboard> StartAsync(params IReadOnlyList<string> arguments) => StartAsync(_ => Task.CompletedTask, arguments);

    /// <param name="prepare">Is told the folder of the database before the service starts.</param>
    /// <param name="arguments">Of <c>run</c>.</param>
    public static async Task<Dashboard> StartAsync(Func<string, Task> prepare, params IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("browser-").FullName;
        await prepare(folder);
        var dashboard = new Dashboard(folder, arguments.Count > 0 ? arguments : ["--camera", "/absent.mp4", "--microphone", "/absent.wav"]);
        try
        {
            dashboard.Address = new Uri(await dashboard.FindAsync(AddressLine()));
            dashboard.Code = await dashboard.FindAsync(CodeLine());
            return dashboard;
        }
        catch
        {
            dashboard.Dispose();
            throw;
        }
    }

    /// <summary>All that the service said, for a message.</summary>
    public string Said => _service.Said;

    public void Dispose()
    {
        _service.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> FindAsync(Regex line)
    {
        var deadline = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            if (line.Match(_service.Said) is { Success: true } match)
                return match.Groups[1].Value;
            Assert.False(_service.HasExited || DateTimeOffset.UtcNow > deadline, $"no '{line}' in: {_service.Said}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex(@"Dashboard: (http\S+)")]
    private static partial Regex AddressLine();

    [GeneratedRegex(@"enter the code (\S+)")]
    private static partial Regex CodeLine();
}
