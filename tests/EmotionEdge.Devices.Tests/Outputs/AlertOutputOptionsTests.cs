using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace EmotionEdge.Devices.Tests.Outputs;

public sealed class AlertOutputOptionsTests
{
    [Theory]
    [InlineData("22:00", "07:00", "23:00", 0.1)]
    [InlineData("22:00", "07:00", "03:00", 0.1)]
    [InlineData("22:00", "07:00", "07:00", 1.0)]
    [InlineData("22:00", "07:00", "12:00", 1.0)]
    [InlineData("01:00", "05:00", "22:00", 1.0)]
    [InlineData("01:00", "05:00", "01:00", 0.1)]
    [InlineData("06:00", "06:00", "06:00", 1.0)]
    public void The_night_may_span_midnight_and_may_be_left_out(string from, string until, string now, double brightness)
    {
        var options = new AlertOutputOptions { NightFrom = TimeOnly.Parse(from, null), NightUntil = TimeOnly.Parse(until, null) };

        Assert.Equal(brightness, options.BrightnessAt(TimeOnly.Parse(now, null)));
    }

    [Fact]
    public void The_defaults_are_valid_and_drive_nothing()
    {
        var options = new AlertOutputOptions();

        Assert.Empty(Validate(options));
        Assert.False(options.IsConfigured);
    }

    [Fact]
    public void All_wrong_settings_are_found()
    {
        var options = new AlertOutputOptions
        {
            LedLine = -1,
            BuzzerFrequency = 40_000,
            NightBrightness = 2,
            Timeout = TimeSpan.Zero,
            Chip = string.Empty,
        };

        Assert.Equal(
            ["BuzzerFrequency", "Chip", "LedLine", "NightBrightness", "Timeout"],
            Validate(options).SelectMany(result => result.MemberNames).Order());
    }

    [Fact]
    public void A_line_may_have_one_use_only()
    {
        var options = new AlertOutputOptions { LedLine = 17, BuzzerLine = 22, SensingLine = 17 };

        ValidationResult result = Assert.Single(Validate(options));

        Assert.Equal("Line 17 is used for LedLine and SensingLine; give each its own.", result.ErrorMessage);
    }

    [Fact]
    public void Everything_can_be_set_in_a_configuration_file()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Chip"] = "pinctrl-rp1",
            ["LedLine"] = "17",
            ["LedActiveLow"] = "true",
            ["BuzzerKind"] = "Passive",
            ["Warning:Light"] = "pulse",
            ["Timeout"] = "00:01:30",
            ["NightFrom"] = "21:30",
        }).Build();

        AlertOutputOptions options = configuration.Get<AlertOutputOptions>()!;

        Assert.Equal("pinctrl-rp1", options.Chip);
        Assert.Equal(17, options.LedLine);
        Assert.True(options.LedActiveLow);
        Assert.Equal(BuzzerKind.Passive, options.BuzzerKind);
        Assert.Equal(AlertPattern.Pulse, options.Warning.Light);
        Assert.Equal(AlertPattern.Pulse, options.Warning.Sound);
        Assert.Equal(TimeSpan.FromSeconds(90), options.Timeout);
        Assert.Equal(new TimeOnly(21, 30), options.NightFrom);
        Assert.True(options.IsConfigured);
    }

    private static List<ValidationResult> Validate(AlertOutputOptions options)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results;
    }
}
