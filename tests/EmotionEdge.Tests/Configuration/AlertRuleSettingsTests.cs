using EmotionEdge.Configuration;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Tests.CommandLine;

namespace EmotionEdge.Tests.Configuration;

public sealed class AlertRuleSettingsTests : IDisposable
{
    private static readonly Dictionary<string, string?> Nothing = [];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Rules_are_read_in_their_order_and_single_values_can_be_set_over_them()
    {
        var file = Write("""
            [
              { "name": "sad", "valenceBelow": -0.4, "raiseAfter": "00:00:10", "quietFrom": "22:00", "quietUntil": "06:00" },
              { "name": "fear", "emotion": "fear", "probability": 0.7, "severity": "critical" }
            ]
            """);

        var rules = SettingsReader.Read(file, new Dictionary<string, string?> { ["alerts:rules:1:probability"] = "0.9" }).Alerts.Rules;

        Assert.Equal(["sad", "fear"], rules.Select(rule => rule.Name));
        Assert.Equal(-0.4f, rules[0].ValenceBelow);
        Assert.Equal(TimeSpan.FromSeconds(10), rules[0].RaiseAfter);
        Assert.Equal(new TimeOnly(22, 0), rules[0].QuietFrom);
        Assert.Null(rules[0].CoolDown);
        Assert.Equal((Emotion.Fear, 0.9f, AlertSeverity.Critical), (rules[1].Emotion, rules[1].Probability, rules[1].Severity));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_with_key_value_and_what_would_be_right()
    {
        var errors = Errors("""
            [
              { "name": "Sad Rule", "valenceBelow": -4, "raiseAfter": "soon" },
              { "name": "empty", "severity": "loud" },
              { "name": "fear", "emotion": "terror", "quietFrom": "late" },
              { "name": "fear", "emotion": "fear", "probability": 0.1, "probabilty": 0.1 },
              "no rule"
            ]
            """);

        Assert.Contains(errors, error => error is { Key: "alerts.rules.0.name", Value: "Sad Rule" } && Says(error, "small letters"));
        Assert.Contains(errors, error => error is { Key: "alerts.rules.0.valenceBelow", Value: "-4" } && Says(error, "from -1 to 1"));
        Assert.Contains(errors, error => error is { Key: "alerts.rules.0.raiseAfter", Value: "soon" } && Says(error, "hh:mm:ss"));
        Assert.Contains(errors, error => error.Key == "alerts.rules.1.valenceBelow" && Says(error, "give a condition"));
        Assert.Contains(errors, error => error is { Key: "alerts.rules.1.severity", Value: "loud" } && Says(error, "information, warning, critical"));
        Assert.Contains(errors, error => error is { Key: "alerts.rules.2.emotion", Value: "terror" } && Says(error, "sadness"));
        Assert.Contains(errors, error => error is { Key: "alerts.rules.2.quietFrom", Value: "late" } && Says(error, "hh:mm"));
        Assert.Contains(errors, error => error is { Key: "alerts.rules.3.name", Value: "fear" } && Says(error, "no other rule"));
        Assert.Contains(errors, error => error is { Key: "alerts.rules.3.hysteresis", Value: "0.15" } && Says(error, "less than 0.1"));
        Assert.Contains(errors, error => error.Key == "alerts.rules.3.probabilty" && Says(error, "alerts.rules.3.probability"));
        Assert.Contains(errors, error => error is { Key: "alerts.rules.4", Value: "no rule" });
    }

    [Theory]
    [InlineData("{ \"name\": \"sad\", \"valenceBelow\": -0.3 }")]
    [InlineData("\"sad\"")]
    public void Something_else_in_place_of_the_list_is_an_error(string rules) =>
        Assert.Contains(Errors(rules), error => error.Key == "alerts.rules" && Says(error, "a list of rules"));

    [Fact]
    public void An_empty_list_means_the_built_in_rule() => Assert.Empty(SettingsReader.Read(Write("[]"), Nothing).Alerts.Rules);

    [Fact]
    public void Thresholds_that_contradict_each_other_are_told_with_the_value()
    {
        var file = _folder.Write("s.json", """{ "alerts": { "raiseBelowValence": -0.1, "clearAboveValence": -0.2 } }""");

        var error = Assert.Single(Assert.Throws<ConfigurationException>(() => SettingsReader.Read(file, Nothing)).Errors);

        Assert.Equal(("alerts.clearAboveValence", "-0.2"), (error.Key, error.Value));
    }

    [Fact]
    public async Task The_rules_in_force_are_shown()
    {
        var file = Write("""[{ "name": "sad", "valenceBelow": -0.4 }]""");

        var run = await CommandRun.Of("config", "show", "alerts.rules", "--config", file);

        Assert.Contains("alerts.rules.0.name = sad", run.Lines);
        Assert.Contains("alerts.rules.0.valenceBelow = -0.4", run.Lines);
    }

    public void Dispose() => _folder.Dispose();

    private static bool Says(ConfigurationError error, string text) => error.Hint.Contains(text, StringComparison.Ordinal);

    private string Write(string rules) => _folder.Write("settings.json", "{ \"alerts\": { \"rules\": " + rules + " } }");

    private IReadOnlyList<ConfigurationError> Errors(string rules) =>
        Assert.Throws<ConfigurationException>(() => SettingsReader.Read(Write(rules), Nothing)).Errors;
}
