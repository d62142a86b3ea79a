using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>What a technician sees on the health page.</summary>
public sealed partial class HealthTests(Recording recording) : ApplianceTest
{
    [Fact(Timeout = Bound)]
    public async Task It_is_live_without_its_camera_and_ready_when_the_camera_comes()
    {
        var camera = InFolder("camera.mp4");
        var service = Run(["--loop", "--camera", camera, "--microphone", recording.File]);

        Assert.Equal("ok\n", await service.UntilAsync("/health/live", 200));
        await Subscriber.FindAsync("summary", summary => summary.Sensor("microphone") == "streaming");
        var faults = await service.UntilAsync("/health/ready", 503);
        Assert.StartsWith("camera", faults, StringComparison.Ordinal);
        Assert.Contains("camera.mp4", faults, StringComparison.Ordinal);
        Assert.Single(faults.TrimEnd().Split('\n'));
        Assert.Equal("0", Value(await MetricsAsync(service), "emotionedge_sensor_streaming{sensor=\"camera\"}"));

        File.Copy(recording.File, InFolder("copying"));
        File.Move(InFolder("copying"), camera);

        Assert.Equal("ok\n", await service.UntilAsync("/health/ready", 200));
        Assert.Equal("1", Value(await MetricsAsync(service), "emotionedge_sensor_streaming{sensor=\"camera\"}"));
    }

    [Fact(Timeout = Bound)]
    public async Task Metrics_are_in_the_text_format_of_prometheus()
    {
        var service = Run(NoSensors);
        await service.UntilAsync("/health/live", 200);
        await Subscriber.FindAsync("summary", _ => true);

        var lines = await MetricsAsync(service);

        HashSet<string> typed = [];
        foreach (var line in lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)))
        {
            var parts = line.Split(' ');
            Assert.True(typed.Add(parts[2]), $"{parts[2]} is described twice");
            Assert.Contains(parts[3], (string[])["gauge", "counter", "summary", "histogram"]);
            Assert.Contains(lines, help => help.StartsWith($"# HELP {parts[2]} ", StringComparison.Ordinal));
        }

        string[] samples = [.. lines.Where(line => !line.StartsWith('#'))];
        Assert.Equal(samples.Length, samples.Select(sample => sample.Split(' ')[0]).Distinct().Count());
        Assert.All(samples, sample =>
        {
            var match = Sample().Match(sample);
            Assert.True(match.Success, sample);
            var name = match.Groups["name"].Value;
            Assert.True(typed.Contains(name) || typed.Contains(Part().Replace(name, "")), sample);
            Assert.True(double.IsFinite(double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture)), sample);
        });
    }

    [Fact(Timeout = Bound)]
    public async Task A_port_that_is_taken_costs_the_page_and_not_the_service()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var service = Run(NoSensors, healthPort: port);

        await Subscriber.FindAsync("availability", "online");
        await TextIsReadAsync();
        Assert.Contains($"port {port}", service.Process.Said, StringComparison.Ordinal);
        Assert.Contains("health.port", service.Process.Said, StringComparison.Ordinal);
        Assert.Equal(0, (await service.StopAsync()).ExitCode);
    }

    private static async Task<string[]> MetricsAsync(Service service)
    {
        var (status, text) = await service.GetAsync("/metrics");
        Assert.Equal(200, status);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return text.TrimEnd('\n').Split('\n');
    }

    private static string Value(string[] metrics, string sample) =>
        Assert.Single(metrics, line => line.StartsWith(sample + " ", StringComparison.Ordinal)).Split(' ')[1];

    /// <summary>A name, labels in braces or none, a value.</summary>
    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*",?)+\})? (?<value>\S+)$""")]
    private static partial Regex Sample();

    /// <summary>What a summary's or histogram's samples have after its name.</summary>
    [GeneratedRegex("_(sum|count|bucket)$")]
    private static partial Regex Part();
}
