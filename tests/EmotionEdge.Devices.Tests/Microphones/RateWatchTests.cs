using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Devices.Tests.Microphones;

public sealed class RateWatchTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(48000, 48000)]
    [InlineData(16000, 15000)]
    [InlineData(16000, 17000)]
    public void Is_content_with_a_clock_that_is_a_little_off(int claimed, int real)
        => Assert.Null(Record.Exception(() => Run(claimed, real, 60)));

    [Theory]
    [InlineData(16000, 48000)]
    [InlineData(48000, 16000)]
    [InlineData(48000, 32000)]
    public void Refuses_another_rate_after_two_windows(int claimed, int real)
    {
        var watch = Run(claimed, real, 9.9);

        var error = Assert.Throws<IOException>(() => Run(watch, real, 0.5));
        Assert.Equal($"delivers {real} samples a second instead of {claimed}", error.Message);
    }

    [Fact]
    public void Forgives_one_gap()
    {
        var watch = Run(16000, 16000, 12);
        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.Null(Record.Exception(() => Run(watch, 16000, 60)));
    }

    private RateWatch Run(int claimed, int real, double seconds) => Run(new RateWatch(_time, claimed), real, seconds);

    private RateWatch Run(RateWatch watch, int real, double seconds)
    {
        for (var i = 0; i < seconds * 10; i++)
        {
            watch.Add(real / 10);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        return watch;
    }
}
