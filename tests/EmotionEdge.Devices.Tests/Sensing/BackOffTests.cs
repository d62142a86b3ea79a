using Xunit;

namespace EmotionEdge.Devices.Tests.Sensing;

public sealed class BackOffTests
{
    private static readonly TimeSpan Minimum = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Maximum = TimeSpan.FromSeconds(30);

    [Fact]
    public void Doubles_from_the_minimum_and_stays_below_the_maximum()
    {
        var backOff = new BackOff(Minimum, Maximum, new Random(7));

        double[] ceilings = [2, 4, 8, 16, 30, 30, 30];
        foreach (var ceiling in ceilings)
            Assert.InRange(backOff.Next().TotalSeconds, ceiling / 2, ceiling);
    }

    [Fact]
    public void Stays_in_range_after_very_many_failures()
    {
        var backOff = new BackOff(Minimum, Maximum, new Random(7));

        for (var i = 0; i < 10_000; i++)
            Assert.InRange(backOff.Next(), Minimum, Maximum);
    }

    [Fact]
    public void Differs_from_device_to_device()
    {
        var waits = Enumerable.Range(0, 20).Select(seed => new BackOff(Minimum, Maximum, new Random(seed)).Next());

        Assert.True(waits.Distinct().Count() > 15);
    }

    [Fact]
    public void Starts_over_after_a_reset()
    {
        var backOff = new BackOff(Minimum, Maximum, new Random(7));
        for (var i = 0; i < 5; i++)
            backOff.Next();

        backOff.Reset();

        Assert.InRange(backOff.Next().TotalSeconds, 1, 2);
    }
}
