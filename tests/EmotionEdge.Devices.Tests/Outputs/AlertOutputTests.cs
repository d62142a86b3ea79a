using EmotionEdge.Core.Alerts;
using EmotionEdge.Devices.Tests.Sensing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Devices.Tests.Outputs;

public sealed class AlertOutputTests : IDisposable
{
    private const int Led = 17;
    private const int Buzzer = 27;
    private const int SensingLed = 22;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeBoard _board = new();
    private readonly WarningLog _log = new();
    private readonly AlertOutputOptions _options = new() { LedLine = Led, BuzzerLine = Buzzer, SensingLine = SensingLed };
    private AlertOutput? _output;

    [Fact]
    public void Everything_is_off_until_something_happens()
    {
        Start();

        AssertLines("low", "low", "low");
        Assert.Null(_output!.Problem);
        Assert.Null(_output.Showing);
    }

    [Fact]
    public void Information_is_a_steady_light_without_a_sound()
    {
        Start().Show(AlertSeverity.Information);

        for (var i = 0; i < 100; i++)
        {
            AssertLines("high", "low", "low");
            _time.Advance(TimeSpan.FromMilliseconds(730));
        }
    }

    [Fact]
    public void A_warning_blinks_slowly_with_short_beeps()
    {
        Start().Show(AlertSeverity.Warning);

        AssertLines("high", "high", "low");
        _time.Advance(TimeSpan.FromMilliseconds(150));
        AssertLines("high", "low", "low");
        _time.Advance(TimeSpan.FromMilliseconds(850));
        AssertLines("low", "low", "low");
        _time.Advance(TimeSpan.FromSeconds(1));
        AssertLines("high", "high", "low");
    }

    [Fact]
    public void A_critical_alert_blinks_fast_and_takes_the_place_of_a_warning()
    {
        Start().Show(AlertSeverity.Warning);
        _time.Advance(TimeSpan.FromMilliseconds(1300));

        _output!.Show(AlertSeverity.Critical);

        AssertLines("high", "high", "low");
        _time.Advance(TimeSpan.FromMilliseconds(200));
        AssertLines("low", "high", "low");
        _time.Advance(TimeSpan.FromMilliseconds(200));
        AssertLines("high", "high", "low");
        _time.Advance(TimeSpan.FromMilliseconds(600));
        Assert.Equal("low", _board.Lines[Buzzer]);
        Assert.Equal(AlertSeverity.Critical, _output.Showing);
    }

    [Fact]
    public void Clearing_ends_the_alert_at_once_and_for_good()
    {
        Start().Show(AlertSeverity.Critical);

        _output!.Clear();

        AssertLines("low", "low", "low");
        int changes = _board.History.Count;
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(changes, _board.History.Count);
        Assert.Null(_output.Showing);
    }

    [Fact]
    public void An_alert_that_nobody_clears_times_out_and_the_same_one_again_renews_it()
    {
        _options.Timeout = TimeSpan.FromSeconds(30);
        Start().Show(AlertSeverity.Information);
        _time.Advance(TimeSpan.FromSeconds(29));

        _output!.Show(AlertSeverity.Information);

        _time.Advance(TimeSpan.FromSeconds(29));
        AssertLines("high", "low", "low");
        _time.Advance(TimeSpan.FromSeconds(1));
        AssertLines("low", "low", "low");
        Assert.Null(_output.Showing);
    }

    [Fact]
    public void The_sensing_light_follows_the_sensors_whatever_the_alerts_do()
    {
        Start().Sensing(true);
        AssertLines("low", "low", "high");
        _output!.Show(AlertSeverity.Information);
        _output.Clear();
        AssertLines("low", "low", "high");

        _output.Sensing(false);

        AssertLines("low", "low", "low");
    }

    [Fact]
    public void At_night_the_alert_light_is_dimmed_and_the_sensing_light_is_not()
    {
        _time.SetUtcNow(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero));
        _options.NightBrightness = 0.2;
        Start().Sensing(true);

        _output!.Show(AlertSeverity.Information);

        AssertLines("100 Hz 0.2", "low", "high");
        Assert.Equal(1, _board.RunningChannels);
        _output.Clear();
        AssertLines("low", "low", "high");
        Assert.Equal(0, _board.RunningChannels);
    }

    [Fact]
    public void A_light_that_is_on_when_the_night_ends_gets_bright_within_a_minute()
    {
        _time.SetUtcNow(new DateTimeOffset(2026, 3, 3, 6, 59, 10, TimeSpan.Zero));
        Start().Show(AlertSeverity.Information);
        Assert.Equal("100 Hz 0.1", _board.Lines[Led]);

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("high", _board.Lines[Led]);
        Assert.Equal(0, _board.RunningChannels);
    }

    [Fact]
    public void Active_low_lines_are_high_when_off_also_after_dimming_and_at_the_end()
    {
        _time.SetUtcNow(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero));
        _options.LedActiveLow = _options.BuzzerActiveLow = _options.SensingActiveLow = true;
        _options.NightBrightness = 0.25;
        Start();
        AssertLines("high", "high", "high");
        Assert.DoesNotContain(_board.History, entry => entry.Level == "low");

        _output!.Show(AlertSeverity.Warning);
        AssertLines("100 Hz 0.75", "low", "high");
        _output.Clear();
        AssertLines("high", "high", "high");
        _output.Show(AlertSeverity.Warning);
        _output.Sensing(true);
        _output.Dispose();

        AssertLines("high", "high", "high");
    }

    [Fact]
    public void A_passive_buzzer_gets_its_tone_only_while_it_sounds()
    {
        _options.BuzzerKind = BuzzerKind.Passive;
        _options.BuzzerFrequency = 2700;
        Start().Show(AlertSeverity.Warning);
        AssertLines("high", "2700 Hz 0.5", "low");

        _time.Advance(TimeSpan.FromMilliseconds(150));

        AssertLines("high", "low", "low");
        Assert.Equal(0, _board.RunningChannels);
    }

    [Fact]
    public void Disposing_switches_everything_off_and_gives_the_lines_back()
    {
        _options.BuzzerKind = BuzzerKind.Passive;
        Start().Show(AlertSeverity.Critical);
        _output!.Sensing(true);

        _output.Dispose();
        _output.Dispose();

        AssertLines("low", "low", "low");
        Assert.True(_board.IsClosed);
        Assert.Equal(0, _board.RunningChannels);
        _output.Show(AlertSeverity.Critical);
        _time.Advance(TimeSpan.FromMinutes(1));
        AssertLines("low", "low", "low");
    }

    [Fact]
    public void One_broken_line_does_not_keep_the_others_on_at_the_end()
    {
        Start().Show(AlertSeverity.Critical);
        _output!.Sensing(true);
        _board.Broken.Add(Led);

        _output.Dispose();

        Assert.Equal("low", _board.Lines[Buzzer]);
        Assert.Equal("low", _board.Lines[SensingLed]);
        Assert.True(_board.IsClosed);
        Assert.Contains("could not be switched off: line 17", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_chip_is_told_once_and_the_service_goes_on()
    {
        _board.Missing = "No GPIO chip with the label 'pinctrl-rp1'";
        Start();

        _output!.Show(AlertSeverity.Critical);
        _time.Advance(TimeSpan.FromMinutes(3));
        _output.Sensing(true);

        Assert.Contains("No GPIO chip with the label 'pinctrl-rp1'", Assert.Single(_log.Warnings), StringComparison.Ordinal);
        Assert.Equal("No GPIO chip with the label 'pinctrl-rp1'", _output.Problem);
        Assert.Equal(AlertSeverity.Critical, _output.Showing);
        Assert.InRange(_board.Openings, 2, 8);
    }

    [Fact]
    public void Lines_that_come_back_show_what_is_the_matter_now()
    {
        Start().Sensing(true);
        _board.Unplugged = true;
        _output!.Show(AlertSeverity.Information);
        Assert.Contains("No such device", _output.Problem, StringComparison.Ordinal);

        _board.Unplugged = false;
        _time.Advance(TimeSpan.FromSeconds(30));

        AssertLines("high", "low", "high");
        Assert.Null(_output.Problem);
        Assert.Single(_log.Warnings);
    }

    [Theory]
    [InlineData(false, Led)]
    [InlineData(true, null)]
    public void Without_a_line_or_switched_off_no_chip_is_opened(bool enabled, int? led)
    {
        _options.Enabled = enabled;
        (_options.LedLine, _options.BuzzerLine, _options.SensingLine) = (led, null, null);
        Start().Show(AlertSeverity.Critical);

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, _board.Openings);
        Assert.Null(_output!.Problem);
    }

    public void Dispose() => _output?.Dispose();

    private AlertOutput Start() => _output = new AlertOutput(_options, _time, _log, _board);

    private void AssertLines(string led, string buzzer, string sensing) =>
        Assert.Equal((led, buzzer, sensing), (_board.Lines[Led], _board.Lines[Buzzer], _board.Lines[SensingLed]));
}
