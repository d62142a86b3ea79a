using Xunit;

namespace EmotionEdge.Mqtt.Tests;

public sealed class BackOffTests
{
    [Fact]
    public void Waits_double_up_to_the_maximum_and_start_again_after_a_success()
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6), random: () => 0);

        var waits = Enumerable.Range(0, 5).Select(_ => backOff.Next().TotalSeconds);

        Assert.Equal([1, 2, 4, 6, 6], waits);
        backOff.Reset();
        Assert.Equal(1, backOff.Next().TotalSeconds);
    }

    [Fact]
    public void Chance_takes_up_to_half_of_a_wait()
    {
        var shortest = new BackOff(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), random: () => 1);

        Assert.Equal(5, shortest.Next().TotalSeconds);
    }

    [Fact]
    public void Years_of_failures_end_in_the_maximum()
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), random: () => 0);

        for (var failure = 0; failure < 5_000; failure++)
            backOff.Next();

        Assert.Equal(60, backOff.Next().TotalSeconds);
    }
}
