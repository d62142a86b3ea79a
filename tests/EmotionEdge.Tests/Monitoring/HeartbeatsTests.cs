using EmotionEdge.Monitoring;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Monitoring;

public sealed class HeartbeatsTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_loop_that_stops_going_round_is_named()
    {
        var heartbeats = new Heartbeats(_time);
        heartbeats.Report("seeing");
        heartbeats.Report("hearing");
        Assert.Empty(heartbeats.Stuck());

        _time.Advance(Heartbeats.Limit);
        heartbeats.Report("hearing");
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["seeing"], heartbeats.Stuck());
    }

    [Fact]
    public void A_loop_that_comes_back_or_ends_is_no_longer_stuck()
    {
        var heartbeats = new Heartbeats(_time);
        heartbeats.Report("seeing");
        heartbeats.Report("hearing");
        _time.Advance(Heartbeats.Limit * 2);

        heartbeats.Report("seeing");
        heartbeats.Leave("hearing");

        Assert.Empty(heartbeats.Stuck());
    }
}
