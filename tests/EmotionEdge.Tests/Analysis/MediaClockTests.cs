using EmotionEdge.Analysis;

namespace EmotionEdge.Tests.Analysis;

public sealed class MediaClockTests
{
    [Fact]
    public void It_shows_the_time_within_the_recording()
    {
        var clock = new MediaClock();
        var start = clock.GetTimestamp();

        clock.MoveTo(2.5);

        Assert.Equal(TimeSpan.FromSeconds(2.5), clock.GetElapsedTime(start));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(2.5), clock.GetUtcNow());
    }

    [Fact]
    public void It_never_goes_back()
    {
        var clock = new MediaClock();
        clock.MoveTo(3);

        clock.MoveTo(1);

        Assert.Equal(TimeSpan.FromSeconds(3), clock.GetElapsedTime(0));
    }
}
