using System.Globalization;
using EmotionEdge.Configuration;
using EmotionEdge.Core.Alerts;

namespace EmotionEdge.Tests.Configuration;

/// <summary>deploy/configuration.md, held against the options classes.</summary>
public sealed class ConfigurationReferenceTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "configuration.md"));

    private static IEnumerable<Setting> All => Settings.Keys.Concat(Settings.RuleKeys(0, "N"));

    [Fact]
    public void Every_setting_is_listed_with_its_default()
    {
        var settings = new Settings();
        settings.Alerts.Rules.Add(new AlertRuleOptions());
        foreach (var setting in All)
        {
            var line = Lines.SingleOrDefault(line => line.StartsWith($"| `{setting.Key}` |", StringComparison.Ordinal));
            Assert.True(line is not null, $"{setting.Key} is not in deploy/configuration.md");
            if (setting.Key == "mqtt.deviceId")
                continue;
            var value = Convert.ToString(setting.Read(settings), CultureInfo.InvariantCulture);
            Assert.Contains($"| {(string.IsNullOrEmpty(value) ? "" : $"`{value}`")} |".Replace("|  |", "| |", StringComparison.Ordinal), line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nothing_else_is_listed() =>
        Assert.Equal(All.Count(), Lines.Count(line => line.StartsWith("| `", StringComparison.Ordinal)));
}
