using EmotionEdge.Monitoring;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Monitoring;

public sealed class ProcessorMeterTests
{
    [Fact]
    public void Cores_are_processor_time_over_wall_time()
    {
        var time = new FakeTimeProvider();
        var used = TimeSpan.Zero;
        var meter = new ProcessorMeter(time, () => used);

        time.Advance(TimeSpan.FromSeconds(2));
        used += TimeSpan.FromSeconds(1);
        Assert.Equal(0.5, meter.Read());

        time.Advance(TimeSpan.FromSeconds(1));
        used += TimeSpan.FromSeconds(3);
        Assert.Equal(3, meter.Read());
        Assert.Equal(0, meter.Read());
    }

    [Fact]
    public void A_thread_that_works_uses_processor_time()
    {
        var before = ThreadProcessorTime.Now;
        var sum = 0.0;
        while (ThreadProcessorTime.Now - before < TimeSpan.FromMilliseconds(5))
            sum += Math.Sqrt(sum + 1);

        Assert.True(sum > 0);
    }
}
