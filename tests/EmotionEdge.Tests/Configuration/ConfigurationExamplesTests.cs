using System.Text.RegularExpressions;
using EmotionEdge.Configuration;

namespace EmotionEdge.Tests.Configuration;

public sealed partial class ConfigurationExamplesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_rules_that_the_reference_shows_are_right()
    {
        var reference = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "configuration.md"));
        var example = Example().Match(reference).Groups[1].Value;

        var rules = SettingsReader.Read(_folder.Write("example.json", example), new Dictionary<string, string?>()).Alerts.Rules;

        Assert.Equal(["low-mood", "distress", "fear", "baby"], rules.Select(rule => rule.Name));
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
