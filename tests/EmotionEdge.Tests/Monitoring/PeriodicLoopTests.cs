using EmotionEdge.Monitoring;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Tests.Monitoring;

public sealed class PeriodicLoopTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_round_that_fails_does_not_end_the_loop()
    {
        var heartbeats = new Heartbeats(_time);
        using var loop = new FailingLoop(heartbeats, _time, NullLogger.Instance);
        await loop.StartAsync(TestContext.Current.CancellationToken);

        for (var i = 1; i < 5; i++)
        {
            Assert.True(SpinWait.SpinUntil(() => loop.Rounds == i, TimeSpan.FromSeconds(10)));
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(SpinWait.SpinUntil(() => loop.Rounds == 5, TimeSpan.FromSeconds(10)));
        await loop.StopAsync(TestContext.Current.CancellationToken);
        _time.Advance(Heartbeats.Limit * 2);
        Assert.Empty(heartbeats.Stuck());
    }

    private sealed class FailingLoop(Heartbeats heartbeats, TimeProvider time, ILogger logger)
        : PeriodicLoop(TimeSpan.FromSeconds(1), heartbeats, time, logger)
    {
        private volatile int _rounds;

        public int Rounds => _rounds;

        protected override string Name => "failing";

        protected override void GoRound()
        {
            _rounds++;
            throw new InvalidOperationException("one bad round");
        }
    }
}
