using EmotionEdge.Configuration;

namespace EmotionEdge.Tests.Configuration;

public sealed class SettingsReaderTests : IDisposable
{
    private static readonly Dictionary<string, string?> Nothing = [];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Without_any_configuration_the_defaults_hold()
    {
        var settings = SettingsReader.Read(_folder.Write("empty.json", "{}"), Nothing);

        Assert.Equal("/dev/video0", settings.Camera.Source);
        Assert.Equal(TimeSpan.FromMilliseconds(150), settings.Pacing.MaxLatency);
        Assert.Equal(0.6, settings.Pacing.CpuShare);
    }

    [Fact]
    public void A_file_gives_way_to_the_environment_and_that_to_the_command_line()
    {
        var file = _folder.Write("settings.json", """
            {
              // comments are welcome
              "pacing": { "cpuShare": 0.3, "refresh": "00:00:01" },
              "output": { "buzzerFrequency": 1000 },
            }
            """);
        // Tests that run meanwhile see these, too: keys that change no result of theirs.
        Environment.SetEnvironmentVariable("EMOTIONEDGE__PACING__CPUSHARE", "0.4");
        Environment.SetEnvironmentVariable("EMOTIONEDGE__OUTPUT__BUZZERFREQUENCY", "1500");
        try
        {
            var settings = SettingsReader.Read(file, new Dictionary<string, string?> { ["pacing:cpuShare"] = "0.5" });

            Assert.Equal(0.5, settings.Pacing.CpuShare);
            Assert.Equal(1500, settings.Output.BuzzerFrequency);
            Assert.Equal(TimeSpan.FromSeconds(1), settings.Pacing.Refresh);
        }
        finally
        {
            Environment.SetEnvironmentVariable("EMOTIONEDGE__PACING__CPUSHARE", null);
            Environment.SetEnvironmentVariable("EMOTIONEDGE__OUTPUT__BUZZERFREQUENCY", null);
        }
    }

    [Fact]
    public void All_errors_are_reported_each_with_key_value_and_hint()
    {
        var file = _folder.Write("settings.json", """
            {
              "pacing": { "cpuShare": "lots", "maxLatency": "01:00:00" },
              "health": { "port": 70000 },
              "output": { "critical": { "light": "disco" } }
            }
            """);

        var errors = Errors(file);

        Assert.Equal(["health.port", "output.critical.light", "pacing.cpuShare", "pacing.maxLatency"], errors.Select(e => e.Key).Order());
        Assert.Contains(errors, e => e is { Key: "pacing.cpuShare", Value: "lots" } && e.Hint.Contains("from 0.05 to 1", StringComparison.Ordinal));
        Assert.Contains(errors, e => e is { Key: "health.port", Value: "70000" } && e.Hint.Contains("65535", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Key == "output.critical.light" && e.Hint.Contains("steady", StringComparison.Ordinal));
    }

    [Fact]
    public void A_misspelt_key_is_reported_with_the_nearest_one()
    {
        var error = Assert.Single(Errors(_folder.Write("settings.json", """{ "pacing": { "cpuShar": 0.5 } }""")));

        Assert.Equal("pacing.cpuShar", error.Key);
        Assert.Contains("pacing.cpuShare", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_over_several_keys_are_reported_with_the_others()
    {
        var file = _folder.Write("settings.json", """
            { "mqtt": { "password": "secret-word", "port": 0 }, "pacing": { "cpuShare": 7 } }
            """);

        var errors = Errors(file);

        Assert.Equal(3, errors.Count);
        Assert.Contains(errors, e => e.Key == "mqtt.password" || e.Hint.Contains("user", StringComparison.Ordinal));
        Assert.DoesNotContain(errors, e => e.ToString().Contains("secret-word", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("")]
    [InlineData("[1, 2]")]
    public void A_file_that_is_no_configuration_is_named(string content)
    {
        var file = _folder.Write("settings.json", content);

        Assert.Contains(Errors(file), e => e.Key == file);
    }

    [Fact]
    public void A_missing_file_is_an_error_only_when_it_was_asked_for()
    {
        var missing = System.IO.Path.Combine(_folder.Path, "missing.json");

        Assert.Equal(missing, Assert.Single(Errors(missing)).Key);
    }

    [Fact]
    public void A_section_in_place_of_a_value_is_an_error() =>
        Assert.Equal("pacing.cpuShare", Errors(_folder.Write("s.json", """{ "pacing": { "cpuShare": { "a": 1 } } }"""))[0].Key);

    [Fact]
    public void Every_default_satisfies_its_own_annotations()
    {
        var settings = new Settings();

        Assert.All(Settings.Keys, setting => Assert.Null(setting.TryWrite(settings, AsText(setting.Read(settings)))));
    }

    public void Dispose() => _folder.Dispose();

    private static string? AsText(object? value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<ConfigurationError> Errors(string file) =>
        Assert.Throws<ConfigurationException>(() => SettingsReader.Read(file, Nothing)).Errors;
}
