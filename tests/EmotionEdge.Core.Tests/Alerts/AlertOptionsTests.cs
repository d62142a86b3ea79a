using System.ComponentModel.DataAnnotations;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core.Tests.Alerts;

public sealed class AlertOptionsTests
{
    [Fact]
    public void The_defaults_are_fine() => Assert.Empty(Faults(new AlertOptions()));

    [Fact]
    public void All_faults_of_all_rules_are_told_at_once_each_with_its_key()
    {
        var options = new AlertOptions { RaiseBelowValence = -0.2f, ClearAboveValence = -0.2f };
        options.Rules.Add(new AlertRuleOptions { Name = "empty" });
        options.Rules.Add(new AlertRuleOptions { ValenceBelow = 0.9f });
        options.Rules.Add(new AlertRuleOptions { Name = "empty", Emotion = Emotion.Fear, Probability = 0.1f });
        options.Rules.Add(new AlertRuleOptions { Name = "low", ArousalAbove = 0.1f, QuietFrom = new(1, 0) });
        options.Rules.Add(new AlertRuleOptions { Name = "calm", StressAbove = 0.1f });
        options.Rules.Add(new AlertRuleOptions { Name = "loud", SoundEvent = SoundEvent.Scream, MinimumModalities = 2 });

        Assert.Equal(
            [
                "ClearAboveValence", "Rules.0.valenceBelow", "Rules.1.name", "Rules.1.hysteresis", "Rules.2.hysteresis", "Rules.2.name",
                "Rules.3.hysteresis", "Rules.3.quietUntil", "Rules.4.hysteresis", "Rules.5.minimumModalities",
            ],
            Faults(options).SelectMany(fault => fault.MemberNames));
    }

    [Fact]
    public void Too_many_rules_are_refused()
    {
        var options = new AlertOptions();
        for (var i = 0; i <= AlertOptions.MaximumRules; i++)
            options.Rules.Add(new AlertRuleOptions { Name = $"rule-{i}", ValenceBelow = -0.3f });

        Assert.Equal(nameof(AlertOptions.Rules), Assert.Single(Assert.Single(Faults(options)).MemberNames));
    }

    private static List<ValidationResult> Faults(AlertOptions options) => [.. options.Validate(new ValidationContext(options))];
}
