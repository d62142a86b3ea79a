using System.Globalization;
using System.Resources;
using System.Text.Json;
using EmotionEdge.Configuration;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Dashboard.Hosting;
using EmotionEdge.Rules;

namespace EmotionEdge.Tests.Rules;

public sealed class RuleTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_rule_is_told_by_what_differs_from_the_default_and_read_again_as_the_same()
    {
        var rule = new AlertRuleOptions
        {
            Name = "loud-anger",
            Severity = AlertSeverity.Critical,
            Enabled = false,
            ValenceBelow = -0.35f,
            Emotion = Emotion.Anger,
            Hysteresis = 0.2f,
            MinimumModalities = 2,
            EscalateAfter = TimeSpan.FromDays(1),
            QuietFrom = new TimeOnly(22, 0),
            QuietUntil = new TimeOnly(6, 30, 15),
        };

        var text = RuleText.Of(rule);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["name"] = "loud-anger",
                ["severity"] = "critical",
                ["enabled"] = "false",
                ["valenceBelow"] = "-0.35",
                ["emotion"] = "Anger",
                ["hysteresis"] = "0.2",
                ["minimumModalities"] = "2",
                ["escalateAfter"] = "1.00:00:00",
                ["quietFrom"] = "22:00",
                ["quietUntil"] = "06:30:15",
            },
            text);
        Assert.Equal(text, RuleText.Of(Assert.Single(RuleText.Parse([text]))));
    }

    [Fact]
    public void What_is_wrong_is_what_is_wrong_in_the_configuration_with_the_same_words()
    {
        const string rules = """
            [
              { "name": "Sad Rule", "valenceBelow": -4, "raiseAfter": "soon" },
              { "name": "empty", "severity": "loud" },
              { "name": "fear", "emotion": "terror", "quietFrom": "late" },
              { "name": "fear", "emotion": "fear", "probability": 0.1 }
            ]
            """;
        var file = _folder.Write("settings.json", "{ \"alerts\": { \"rules\": " + rules + " } }");
        var configured = Assert.Throws<ConfigurationException>(() => SettingsReader.Read(file, new Dictionary<string, string?>())).Errors;

        var edited = Assert.Throws<AlertRuleException>(() => RuleText.Parse(
            [.. JsonDocument.Parse(rules).RootElement.EnumerateArray().Select(rule => rule.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.ToString()))])).Faults;

        Assert.Equal(
            configured.DistinctBy(error => error.Key).ToDictionary(error => error.Key["alerts.".Length..], error => error.Hint).OrderBy(fault => fault.Key),
            edited.OrderBy(fault => fault.Key));
        Assert.Equal("give a number, from -1 to 1", edited["rules.0.valenceBelow"]);
    }

    [Fact]
    public void Keys_that_are_none_and_too_many_rules_are_refused()
    {
        var unknown = Assert.Throws<AlertRuleException>(() => RuleText.Parse([new Dictionary<string, string> { ["name"] = "a", ["valenceBelow"] = "-0.5", ["loudness"] = "3" }]));
        Assert.Contains("there is no such key; there are name, severity, ", unknown.Faults["rules.0.loudness"], StringComparison.Ordinal);

        var many = Enumerable.Range(0, 5000).Select(number => (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { ["name"] = $"a{number}", ["valenceBelow"] = "-0.5" });
        Assert.Contains("at most 50", Assert.Throws<AlertRuleException>(() => RuleText.Parse([.. many])).Faults["rules"], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_key_of_a_rule_can_be_edited()
    {
        var fields = RuleText.Fields(new AlertOptions { RaiseAfter = TimeSpan.FromSeconds(7) });

        Assert.Equal(Settings.RuleKeys(0, "0").Select(setting => setting.Key["alerts.rules.0.".Length..]), fields.Select(field => field.Key));
        var name = fields.Single(field => field.Key == "name");
        Assert.Equal((AlertRuleFieldKind.Text, true, false), (name.Kind, name.IsRequired, name.IsShared));
        var valence = fields.Single(field => field.Key == "valenceBelow");
        Assert.Equal((AlertRuleFieldKind.Number, -1.0, 1.0, null, false), (valence.Kind, valence.Minimum, valence.Maximum, valence.Default, valence.IsShared));
        var raise = fields.Single(field => field.Key == "raiseAfter");
        Assert.Equal((AlertRuleFieldKind.Duration, 0.0, 3600.0, "00:00:07", true), (raise.Kind, raise.Minimum, raise.Maximum, raise.Default, raise.IsShared));
        Assert.Equal(["information", "warning", "critical"], fields.Single(field => field.Key == "severity").Choices);
        Assert.Equal(AlertRuleFieldKind.Switch, fields.Single(field => field.Key == "enabled").Kind);
        Assert.Equal(AlertRuleFieldKind.TimeOfDay, fields.Single(field => field.Key == "quietFrom").Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("de")]
    public void Each_key_of_a_rule_has_a_name_on_the_page(string language)
    {
        var texts = new ResourceManager("EmotionEdge.Dashboard.Resources.Strings", typeof(DashboardServer).Assembly)
            .GetResourceSet(new CultureInfo(language), createIfNotExists: true, tryParents: false)!;

        foreach (var field in RuleText.Fields(new AlertOptions()))
            Assert.False(string.IsNullOrEmpty(texts.GetString($"js_rule_{field.Key}")), $"js_rule_{field.Key} is missing in Strings.{language}.resx");
    }

    public void Dispose() => _folder.Dispose();
}
