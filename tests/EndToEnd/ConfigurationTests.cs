using System.Text.Json;
using EmotionEdge.EndToEnd.Appliance;
using Xunit;

namespace EmotionEdge.EndToEnd;

/// <summary>A technician who got three settings wrong is told of all three at once.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private const string ThreeErrors = """
        {
          "pacing": { "cpuShare": 7 },
          "mqtt": { "port": "seventy" },
          "camera": { "sorce": "/dev/video0" }
        }
        """;

    private static readonly (string Key, string Value)[] Wrong = [("pacing.cpuShare", "7"), ("mqtt.port", "seventy"), ("camera.sorce", "/dev/video0")];

    private readonly string _file = Path.GetTempFileName();

    public ConfigurationTests() => File.WriteAllText(_file, ThreeErrors);

    public void Dispose() => File.Delete(_file);

    [Fact(Timeout = 30_000)]
    public async Task Config_check_names_each_key_its_value_and_what_would_be_right()
    {
        var (exitCode, output, _) = await Product.RunAsync(["config", "check", "--config", _file]);

        Assert.Equal(1, exitCode);
        AssertNamesAll(output);
        Assert.Contains("camera.source", output, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task Config_check_tells_scripts_the_same()
    {
        var (exitCode, output, _) = await Product.RunAsync(["config", "check", "--json", "--config", _file]);

        Assert.Equal(1, exitCode);
        using var errors = JsonDocument.Parse(output);
        Assert.Equal(
            Wrong.Order(),
            errors.RootElement.EnumerateArray().Select(error => (error.GetProperty("key").GetString()!, error.GetProperty("value").GetString()!)).Order());
        Assert.All(errors.RootElement.EnumerateArray(), error => Assert.NotEmpty(error.GetProperty("hint").GetString()!));
    }

    [Fact(Timeout = 30_000)]
    public async Task Run_does_not_start_and_names_all_of_them()
    {
        var (exitCode, _, errors) = await Product.RunAsync(["run", "--config", _file]);

        Assert.Equal(2, exitCode);
        AssertNamesAll(errors);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_configuration_without_errors_is_fine()
    {
        await File.WriteAllTextAsync(_file, """{ "pacing": { "cpuShare": 0.5 } }""", TestContext.Current.CancellationToken);

        var (exitCode, output, _) = await Product.RunAsync(["config", "check", "--config", _file]);
        var (_, shown, _) = await Product.RunAsync(["config", "show", "pacing.cpuShare", "--config", _file]);

        Assert.True(exitCode == 0, output);
        Assert.Equal("0.5", shown);
    }

    private static void AssertNamesAll(string said) => Assert.All(Wrong, wrong =>
    {
        var line = Assert.Single(said.Split('\n'), line => line.Contains(wrong.Key, StringComparison.Ordinal));
        Assert.Contains(wrong.Value, line, StringComparison.Ordinal);
        Assert.True(line.Length > wrong.Key.Length + wrong.Value.Length + 10, $"no hint: {line}");
    });
}
