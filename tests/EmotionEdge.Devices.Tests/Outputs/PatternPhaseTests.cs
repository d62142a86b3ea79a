using Xunit;

namespace EmotionEdge.Devices.Tests.Outputs;

public sealed class PatternPhaseTests
{
    [Theory]
    [InlineData(AlertPattern.Slow, 0, true, 1000)]
    [InlineData(AlertPattern.Slow, 999, true, 1)]
    [InlineData(AlertPattern.Slow, 1000, false, 1000)]
    [InlineData(AlertPattern.Slow, 2500, true, 500)]
    [InlineData(AlertPattern.Fast, 0, true, 200)]
    [InlineData(AlertPattern.Fast, 250, false, 150)]
    [InlineData(AlertPattern.Fast, 400, true, 200)]
    [InlineData(AlertPattern.Pulse, 149, true, 1)]
    [InlineData(AlertPattern.Pulse, 150, false, 1850)]
    [InlineData(AlertPattern.Pulse, 60_000_000, true, 150)]
    public void A_pattern_is_on_and_off_in_its_rhythm(AlertPattern pattern, int elapsed, bool isOn, int remaining)
    {
        PatternPhase phase = PatternPhase.Of(pattern, TimeSpan.FromMilliseconds(elapsed));

        Assert.Equal(new PatternPhase(isOn, TimeSpan.FromMilliseconds(remaining)), phase);
    }

    [Theory]
    [InlineData(AlertPattern.Steady, true)]
    [InlineData(AlertPattern.Off, false)]
    public void Steady_and_off_never_change(AlertPattern pattern, bool isOn) =>
        Assert.Equal(new PatternPhase(isOn, Timeout.InfiniteTimeSpan), PatternPhase.Of(pattern, TimeSpan.FromHours(1)));

    [Theory]
    [InlineData(AlertPattern.Slow)]
    [InlineData(AlertPattern.Fast)]
    [InlineData(AlertPattern.Pulse)]
    public void No_pattern_flashes_three_times_a_second(AlertPattern pattern)
    {
        TimeSpan elapsed = TimeSpan.Zero;
        var flashes = 0;
        while (elapsed < TimeSpan.FromMinutes(1))
        {
            PatternPhase phase = PatternPhase.Of(pattern, elapsed);
            flashes += phase.IsOn ? 1 : 0;
            elapsed += phase.Remaining;
        }

        Assert.InRange(flashes, 1, (60 * 3) - 1);
    }
}
