using System.Threading.Channels;
using EmotionEdge.Core.Sensing;
using Xunit;

namespace EmotionEdge.Devices.Tests.Sensing;

public sealed class SensorSupervisorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_off_until_it_is_started()
    {
        await using var bench = new SupervisorBench();

        Assert.Equal(SensorState.Off, bench.Supervisor.Status.State);
        Assert.Equal("not started", bench.Supervisor.Status.Detail);
    }

    [Fact]
    public async Task Streams_once_the_first_piece_came_and_counts_pieces()
    {
        await using var bench = new SupervisorBench();
        var source = bench.Plug(new ScriptedSource());

        bench.Supervisor.Start(Cancellation);
        await bench.Next(SensorState.Opening);
        source.Piece();
        var streaming = await bench.Next(SensorState.Streaming);
        source.Piece().Piece().End();
        var ended = await bench.Next(SensorState.Off);

        Assert.Equal("scripted", streaming.Detail);
        Assert.Equal(1, streaming.Openings);
        Assert.Equal(3, source.Delivered);
        Assert.Equal(3, ended.Delivered);
        Assert.Equal("came to its end", ended.Detail);
        await source.Closed.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task Tells_that_the_device_was_opened_and_that_it_was_closed()
    {
        await using var bench = new SupervisorBench();
        var told = Channel.CreateUnbounded<bool>();
        bench.Supervisor.DeviceChanged += () => told.Writer.TryWrite(bench.Supervisor.IsDeviceOpen);
        bench.Plug(new ScriptedSource().Piece());

        bench.Supervisor.Start(Cancellation);
        await bench.Next(SensorState.Opening, SensorState.Streaming);
        Assert.True(await told.Reader.ReadAsync(Cancellation));
        bench.Supervisor.SetEnabled(false);
        Assert.False(await told.Reader.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task Whether_the_device_is_open_can_be_asked_while_a_change_is_told()
    {
        await using var bench = new SupervisorBench();
        var answered = false;
        bench.Supervisor.Changed += status =>
        {
            using var other = new ManualResetEventSlim();
            var asking = new Thread(() =>
            {
                _ = bench.Supervisor.IsDeviceOpen;
                other.Set();
            });
            asking.IsBackground = true;
            asking.Start();
            answered = other.Wait(TimeSpan.FromSeconds(10), Cancellation);
        };
        bench.Plug(new ScriptedSource());

        bench.Supervisor.Start(Cancellation);

        Assert.True(answered);
    }

    [Fact]
    public async Task Opens_again_after_the_first_openings_failed()
    {
        await using var bench = new SupervisorBench();
        bench.PlugBroken("busy 1");
        bench.PlugBroken("busy 2");
        bench.PlugBroken("busy 3");
        bench.Plug(new ScriptedSource().Piece());

        bench.Supervisor.Start(Cancellation);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await bench.Next(SensorState.Opening);
            Assert.Equal($"busy {attempt}", (await bench.Next(SensorState.Lost)).Detail);
            Assert.Contains($"busy {attempt}", (await bench.Next(SensorState.BackOff)).Detail);
            bench.Time.Advance(bench.Options.MaximumBackOff);
        }

        await bench.Next(SensorState.Opening, SensorState.Streaming);
        Assert.Equal(1, bench.Supervisor.Status.Openings);
    }

    [Fact]
    public async Task Waits_at_least_a_second_before_it_opens_again()
    {
        await using var bench = new SupervisorBench();
        bench.PlugBroken("busy");
        bench.Supervisor.Start(Cancellation);
        await bench.Next(SensorState.Opening, SensorState.Lost, SensorState.BackOff);

        bench.Time.Advance(TimeSpan.FromMilliseconds(999));
        bench.AssertQuiet();

        bench.Time.Advance(TimeSpan.FromMilliseconds(1001));
        await bench.Next(SensorState.Opening);
    }

    [Fact]
    public async Task A_device_that_hangs_is_stalled_then_given_up_and_a_new_one_is_opened()
    {
        await using var bench = new SupervisorBench();
        var hanging = bench.Plug(new ScriptedSource { IgnoresCancellation = true }.Piece());
        var next = bench.Plug(new ScriptedSource());
        bench.Supervisor.Start(Cancellation);
        await bench.Next(SensorState.Opening, SensorState.Streaming);

        bench.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("5 s", (await bench.Next(SensorState.Stalled)).Detail);
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await bench.Next(SensorState.Lost, SensorState.BackOff);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await bench.Next(SensorState.Opening);
        next.Piece();
        await bench.Next(SensorState.Streaming);

        Assert.True(bench.Supervisor.IsDeviceOpen);
        Assert.False(hanging.Closed.IsCompleted);

        // The hanging read returns at last: nothing of it may arrive, and its device is closed.
        hanging.Piece();
        await hanging.Closed.WaitAsync(Cancellation);
        Assert.Equal(1, hanging.Delivered);
    }

    [Fact]
    public async Task A_stalled_device_that_delivers_again_streams_on()
    {
        await using var bench = new SupervisorBench();
        var source = bench.Plug(new ScriptedSource().Piece());
        bench.Supervisor.Start(Cancellation);
        await bench.Next(SensorState.Opening, SensorState.Streaming);
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await bench.Next(SensorState.Stalled);

        source.Piece();

        await bench.Next(SensorState.Streaming);
        bench.Time.Advance(TimeSpan.FromSeconds(4.9));
        bench.AssertQuiet();
        bench.Time.Advance(TimeSpan.FromSeconds(0.1));
        await bench.Next(SensorState.Stalled);
    }

    [Fact]
    public async Task A_device_that_opens_and_never_delivers_is_stalled()
    {
        await using var bench = new SupervisorBench();
        var opened = new TaskCompletionSource();
        bench.PlugBlocked(opened.Task, new ScriptedSource());
        bench.Supervisor.Start(Cancellation);
        await bench.Next(SensorState.Opening);
        opened.SetResult();
        while (bench.Supervisor.Status.Openings == 0)
            await Task.Yield();

        bench.Time.Advance(TimeSpan.FromSeconds(5));

        await bench.Next(SensorState.Stalled);
    }

    [Fact]
    public async Task An_opening_that_hangs_is_given_up_and_closed_when_it_returns()
    {
        await using var bench = new SupervisorBench();
        var gate = new TaskCompletionSource();
        var late = new ScriptedSource();
        bench.PlugBlocked(gate.Task, late);
        bench.Supervisor.Start(Cancellation);
        await bench.Next(SensorState.Opening);

        bench.Time.Advance(bench.Options.OpenTimeout);
        Assert.Equal("opening did not end within 20 s", (await bench.Next(SensorState.Lost)).Detail);
        gate.SetResult();

        await late.Closed.WaitAsync(Cancellation);
        Assert.Equal(0, bench.Supervisor.Status.Openings);
    }

    [Fact]
    public async Task Readers_that_hang_do_not_pile_up_without_end()
    {
        await using var bench = new SupervisorBench();
        bench.Options.MaximumHangingReaders = 1;
        var hanging = bench.Plug(new ScriptedSource { IgnoresCancellation = true }.Piece());
        var next = bench.Plug(new ScriptedSource().Piece());
        bench.Supervisor.Start(Cancellation);
        await bench.Next(SensorState.Opening, SensorState.Streaming);
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await bench.Next(SensorState.Stalled, SensorState.Lost, SensorState.BackOff);

        bench.Time.Advance(bench.Options.MaximumBackOff);
        Assert.Contains("hang in the driver", (await bench.Next(SensorState.Lost)).Detail);
        await bench.Next(SensorState.BackOff);
        Assert.Equal(0, next.Delivered);

        hanging.End();
        await hanging.Closed.WaitAsync(Cancellation);
        while (bench.Supervisor.IsDeviceOpen)
            await Task.Yield();
        bench.Time.Advance(bench.Options.MaximumBackOff);
        await bench.Next(SensorState.Opening, SensorState.Streaming);
    }

    [Fact]
    public async Task A_read_that_throws_loses_the_device_with_its_reason()
    {
        await using var bench = new SupervisorBench();
        var source = bench.Plug(new ScriptedSource().Piece().Fail("unplugged"));
        bench.Supervisor.Start(Cancellation);
        await bench.Next(SensorState.Opening, SensorState.Streaming);

        Assert.Equal("unplugged", (await bench.Next(SensorState.Lost)).Detail);

        await bench.Next(SensorState.BackOff);
        await source.Closed.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task The_back_off_starts_over_after_it_streamed_for_a_while()
    {
        await using var bench = new SupervisorBench();
        for (var i = 0; i < 4; i++)
            bench.PlugBroken("busy");
        var source = bench.Plug(new ScriptedSource().Piece());
        bench.Supervisor.Start(Cancellation);
        for (var i = 0; i < 4; i++)
        {
            await bench.Next(SensorState.Opening, SensorState.Lost, SensorState.BackOff);
            bench.Time.Advance(bench.Options.MaximumBackOff);
        }

        await bench.Next(SensorState.Opening, SensorState.Streaming);
        for (var second = 0; second < 30; second += 3)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(3));
            source.Piece();
            while (bench.Supervisor.Status.Delivered < second / 3 + 2)
                await Task.Yield();
        }

        source.Fail("unplugged");
        await bench.Next(SensorState.Lost, SensorState.BackOff);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await bench.Next(SensorState.Opening);
    }

    [Fact]
    public async Task The_back_off_does_not_start_over_for_a_camera_that_fails_at_once()
    {
        await using var bench = new SupervisorBench();
        for (var i = 0; i < 6; i++)
            bench.Plug(new ScriptedSource().Piece().Fail("flaky"));
        bench.Supervisor.Start(Cancellation);
        for (var i = 0; i < 5; i++)
        {
            await bench.Next(SensorState.Opening, SensorState.Streaming, SensorState.Lost, SensorState.BackOff);
            bench.Time.Advance(bench.Options.MaximumBackOff);
        }

        await bench.Next(SensorState.Opening, SensorState.Streaming, SensorState.Lost, SensorState.BackOff);
        bench.Time.Advance(TimeSpan.FromSeconds(14.9));
        bench.AssertQuiet();
    }

    [Fact]
    public async Task Switching_off_closes_the_device_and_on_opens_it_again()
    {
        await using var bench = new SupervisorBench();
        var first = bench.Plug(new ScriptedSource().Piece());
        bench.Plug(new ScriptedSource().Piece());
        bench.Supervisor.Start(Cancellation);
        await bench.Next(SensorState.Opening, SensorState.Streaming);

        bench.Supervisor.SetEnabled(false);
        Assert.Equal("switched off", (await bench.Next(SensorState.Off)).Detail);
        await first.Closed.WaitAsync(Cancellation);
        while (bench.Supervisor.IsDeviceOpen)
            await Task.Yield();
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        bench.AssertQuiet();

        bench.Supervisor.SetEnabled(true);
        await bench.Next(SensorState.Opening, SensorState.Streaming);
    }

    [Fact]
    public async Task Switching_off_during_back_off_stays_off()
    {
        await using var bench = new SupervisorBench();
        bench.Supervisor.Start(Cancellation);
        await bench.Next(SensorState.Opening, SensorState.Lost, SensorState.BackOff);

        bench.Supervisor.SetEnabled(false);
        await bench.Next(SensorState.Off);

        bench.Time.Advance(TimeSpan.FromMinutes(10));
        bench.AssertQuiet();
    }

    [Fact]
    public async Task Switched_off_before_the_start_nothing_is_opened()
    {
        await using var bench = new SupervisorBench();
        bench.Supervisor.SetEnabled(false);

        bench.Supervisor.Start(Cancellation);

        Assert.Equal("switched off", (await bench.Next(SensorState.Off)).Detail);
        bench.AssertQuiet();
    }

    [Fact]
    public async Task Stops_and_closes_when_its_token_is_cancelled()
    {
        await using var bench = new SupervisorBench();
        var source = bench.Plug(new ScriptedSource().Piece());
        using var stopping = new CancellationTokenSource();
        bench.Supervisor.Start(stopping.Token);
        await bench.Next(SensorState.Opening, SensorState.Streaming);

        await stopping.CancelAsync();

        Assert.Equal("stopped", (await bench.Next(SensorState.Off)).Detail);
        await source.Closed.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task Logs_a_device_that_stays_away_once()
    {
        var log = new WarningLog();
        await using var bench = new SupervisorBench(log);
        bench.Supervisor.Start(Cancellation);
        for (var i = 0; i < 5; i++)
        {
            await bench.Next(SensorState.Opening, SensorState.Lost, SensorState.BackOff);
            bench.Time.Advance(bench.Options.MaximumBackOff);
        }

        Assert.Equal(["camera is lost: no device"], log.Warnings);
    }
}
