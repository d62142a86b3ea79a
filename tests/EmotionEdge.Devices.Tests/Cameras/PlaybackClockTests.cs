using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EmotionEdge.Devices.Tests.Cameras;

public sealed class PlaybackClockTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_first_frame_passes_at_once_wherever_the_file_begins()
    {
        using var clock = new PlaybackClock(_time, Cancellation);

        clock.WaitFor(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_frame_passes_when_its_time_has_come_and_not_before()
    {
        using var clock = new PlaybackClock(_time, Cancellation);
        clock.WaitFor(TimeSpan.Zero);

        Assert.InRange(await Passes(clock, TimeSpan.FromMilliseconds(400)), 400, double.MaxValue);
    }

    [Fact]
    public async Task A_new_round_begins_one_frame_after_the_last()
    {
        using var clock = new PlaybackClock(_time, Cancellation);
        clock.WaitFor(TimeSpan.Zero);
        _time.Advance(TimeSpan.FromSeconds(2));
        clock.WaitFor(TimeSpan.FromSeconds(2));

        clock.BeginAgain(TimeSpan.FromMilliseconds(100));

        Assert.InRange(await Passes(clock, TimeSpan.Zero), 2100, double.MaxValue);
    }

    [Fact]
    public void Late_frames_pass_at_once()
    {
        using var clock = new PlaybackClock(_time, Cancellation);
        clock.WaitFor(TimeSpan.Zero);
        _time.Advance(TimeSpan.FromSeconds(0.5));

        clock.WaitFor(TimeSpan.FromSeconds(0.1));
        clock.WaitFor(TimeSpan.FromSeconds(0.2));
    }

    [Fact]
    public async Task After_a_long_pause_it_goes_on_from_now_instead_of_hurrying()
    {
        using var clock = new PlaybackClock(_time, Cancellation);
        clock.WaitFor(TimeSpan.Zero);
        _time.Advance(TimeSpan.FromSeconds(60));
        clock.WaitFor(TimeSpan.FromSeconds(1));

        Assert.InRange(await Passes(clock, TimeSpan.FromSeconds(1.5)), 60_500, double.MaxValue);
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled()
    {
        using var stopping = new CancellationTokenSource();
        using var clock = new PlaybackClock(_time, stopping.Token);
        clock.WaitFor(TimeSpan.Zero);
        var waiting = Task.Run(() => clock.WaitFor(TimeSpan.FromHours(1)), Cancellation);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    // Milliseconds on the simulated clock at which the frame passed.
    private async Task<double> Passes(PlaybackClock clock, TimeSpan position)
    {
        var passing = Task.Run(
            () =>
            {
                clock.WaitFor(position);
                return (_time.GetUtcNow() - _time.Start).TotalMilliseconds;
            },
            Cancellation);
        while (!passing.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        return await passing;
    }
}
