using EmotionEdge.Core.Sensing;
using EmotionEdge.Testing;
using PortAudioSharp;
using Xunit;

namespace EmotionEdge.Devices.Tests.Microphones;

public sealed class LiveMicrophoneTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opens_the_default_device_at_16_kHz_mono_in_blocks_of_20_ms()
    {
        await using var bench = new MicrophoneBench();

        var stream = bench.Start();
        await bench.Next(SensorState.Opening);
        stream.Bring(Ramp(320));
        var streaming = await bench.Next(SensorState.Streaming);

        Assert.Equal((16000, 1, 320), (stream.SampleRate, stream.Channels, stream.FramesPerBuffer));
        Assert.Equal("USB Microphone: Audio (hw:1,0), 16000 Hz, 1 of 2 channels", streaming.Detail);
        var block = bench.Block();
        Assert.Equal(Ramp(320), block.Samples);
        Assert.Equal(16000, block.SampleRate);
    }

    [Fact]
    public async Task Takes_the_own_rate_of_a_device_that_cannot_do_16_kHz()
    {
        await using var bench = new MicrophoneBench();
        bench.PortAudio.Plugged[0] = new FakeDevice("hw", rate: 48000) { Rates = [48000] };

        var stream = bench.Start();
        stream.Bring(Ramp(960));

        Assert.Equal((48000, 1), (stream.SampleRate, stream.Channels));
        Assert.Equal(48000, bench.Block().SampleRate);
    }

    [Fact]
    public async Task Averages_the_channels_of_a_device_that_has_no_mono()
    {
        await using var bench = new MicrophoneBench();
        bench.PortAudio.Plugged[0] = new FakeDevice("array", channels: 4) { Channels = [4] };

        var stream = bench.Start();
        stream.Bring([1, 0, 0, 0, 0.5f, 0.5f, 0.5f, 0.5f]);

        Assert.Equal(4, stream.Channels);
        Assert.Equal([0.25f, 0.5f], bench.Block().Samples);
    }

    [Fact]
    public async Task Splits_what_the_driver_brings_at_once()
    {
        await using var bench = new MicrophoneBench();

        bench.Start().Bring(Ramp(700));
        Block[] blocks = [bench.Block(), bench.Block(), bench.Block()];

        Assert.Equal([320, 320, 60], blocks.Select(b => b.Samples.Length));
        Assert.Equal(Ramp(700), blocks.SelectMany(b => b.Samples));
        Assert.Equal(TimeSpan.FromMilliseconds(20), bench.Time.GetElapsedTime(blocks[0].CapturedAt, blocks[1].CapturedAt));
    }

    [Fact]
    public async Task Tells_when_the_first_sample_was_captured()
    {
        await using var bench = new MicrophoneBench();
        var stream = bench.Start();
        bench.Time.Advance(TimeSpan.FromSeconds(3));

        stream.Bring(Ramp(320));
        stream.Bring(Ramp(320), age: 0.075);

        // A driver that does not know leaves the length of the block.
        Assert.Equal(20, bench.Time.GetElapsedTime(bench.Block().CapturedAt).TotalMilliseconds, 0.1);
        Assert.Equal(75, bench.Time.GetElapsedTime(bench.Block().CapturedAt).TotalMilliseconds, 0.1);
    }

    [Fact]
    public async Task Replaces_what_is_not_a_number_by_silence_and_counts_it()
    {
        await using var bench = new MicrophoneBench();

        bench.Start().Bring([0.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0.5f]);

        Assert.Equal([0.5f, 0, 0, 0, -0.5f], bench.Block().Samples);
        Assert.Equal(3, bench.Microphone.Faults.NonFiniteSamples);
    }

    [Fact]
    public async Task Counts_what_the_device_lost_and_goes_on()
    {
        await using var bench = new MicrophoneBench();
        var stream = bench.Start();

        stream.BringNothing();
        stream.Bring(Ramp(320), StreamCallbackFlags.InputOverflow);

        Assert.Equal(Ramp(320), bench.Block().Samples);
        Assert.Equal(1, bench.Microphone.Faults.DeviceOverflows);
    }

    [Fact]
    public async Task Tells_the_level_of_the_last_second_and_forgets_it_when_it_is_switched_off()
    {
        await using var bench = new MicrophoneBench();
        var stream = bench.Start();
        Assert.Null(bench.Microphone.Level);

        for (var i = 0; i < 50; i++)
        {
            stream.Bring(Enumerable.Repeat(0.5f, 320).ToArray());
            bench.Block();
        }

        await Until(() => bench.Microphone.Level is not null);
        Assert.Equal(0.5, bench.Microphone.Level!.Value.Peak, 1e-6);

        bench.Microphone.SetEnabled(false);
        Assert.Null(bench.Microphone.Level);
    }

    [Fact]
    public async Task Opens_again_what_was_unplugged_and_plugged_in_again()
    {
        await using var bench = new MicrophoneBench();
        var stream = bench.Start();
        stream.Bring(Ramp(320));
        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);

        bench.PortAudio.Plugged.Clear();
        stream.Unplug();
        Assert.Contains("unplugged", (await bench.Next(SensorState.Lost)).Detail, StringComparison.Ordinal);
        await bench.Next(SensorState.BackOff);
        await stream.Closed.WaitAsync(Cancellation);

        await BackOffEnds(bench);
        Assert.Equal("no microphone is plugged in", (await bench.Next(SensorState.Lost)).Detail);
        await bench.Next(SensorState.BackOff);

        // Under another index than before.
        bench.PortAudio.Plugged.AddRange([new FakeDevice("speaker", channels: 0), new FakeDevice("USB Microphone 2")]);
        await BackOffEnds(bench);
        bench.PortAudio.Stream(Cancellation).Bring(Ramp(320));
        Assert.StartsWith("USB Microphone 2", (await bench.Next(SensorState.Streaming)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_stops_trying_also_when_the_first_opening_fails()
    {
        await using var bench = new MicrophoneBench();
        const int Failures = 6;
        for (var i = 0; i < Failures; i++)
            bench.PortAudio.OnOpen(() => throw new PortAudioException(ErrorCode.DeviceUnavailable, "Device unavailable"));

        bench.Microphone.Start(Cancellation);
        await bench.Next(SensorState.Opening);
        for (var i = 0; i < Failures; i++)
        {
            var detail = (await bench.Next(SensorState.Lost)).Detail;
            Assert.Equal("USB Microphone: Audio (hw:1,0) cannot be opened: Device unavailable", detail);
            await bench.Next(SensorState.BackOff);
            Assert.Equal(0, bench.PortAudio.Sessions);
            await BackOffEnds(bench);
        }

        bench.PortAudio.Stream(Cancellation).Bring(Ramp(320));
        await bench.Next(SensorState.Streaming);
    }

    [Fact]
    public async Task Stalls_after_five_silent_seconds_and_is_then_given_up()
    {
        await using var bench = new MicrophoneBench();
        var stream = bench.Start();
        stream.Bring(Ramp(320));
        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);

        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await bench.Next(SensorState.Stalled);
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await bench.Next(SensorState.Lost);

        await stream.Closed.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task Goes_on_streaming_when_a_stall_ends()
    {
        await using var bench = new MicrophoneBench();
        var stream = bench.Start();
        stream.Bring(Ramp(320));
        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await bench.Next(SensorState.Stalled);

        stream.Bring(Ramp(320));

        await bench.Next(SensorState.Streaming);
    }

    [Fact]
    public async Task Is_lost_when_opening_hangs_and_closes_the_late_device()
    {
        await using var bench = new MicrophoneBench();
        using var gate = new ManualResetEventSlim();
        bench.PortAudio.OnOpen(gate.Wait);
        bench.Microphone.Start(Cancellation);
        await bench.Next(SensorState.Opening);

        bench.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Contains("opening did not end", (await bench.Next(SensorState.Lost)).Detail, StringComparison.Ordinal);
        await bench.Next(SensorState.BackOff);

        gate.Set();
        await bench.PortAudio.Stream(Cancellation).Closed.WaitAsync(Cancellation);
        await Until(() => !bench.Microphone.IsDeviceOpen && bench.PortAudio.Sessions == 0);
    }

    [Fact]
    public async Task A_device_whose_rate_changed_underneath_is_opened_anew()
    {
        await using var bench = new MicrophoneBench();
        var stream = bench.Start();
        await bench.Next(SensorState.Opening);

        // One block of 20 ms every 7 ms of the clock: 48 kHz that claims to be 16. Two windows of five seconds are enough.
        for (var i = 0; i < 1600 && bench.Microphone.Status.State != SensorState.BackOff; i++)
        {
            bench.Time.Advance(TimeSpan.FromMilliseconds(7));
            stream.Bring(Ramp(320));
            await Until(() => bench.Microphone.Status is { } status && (status.Delivered > i || status.State == SensorState.BackOff));
        }

        await bench.Next(SensorState.Streaming);
        Assert.Contains("samples a second instead of 16000", (await bench.Next(SensorState.Lost)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closes_the_device_when_it_is_switched_off_and_opens_it_when_on()
    {
        await using var bench = new MicrophoneBench();
        var stream = bench.Start();
        stream.Bring(Ramp(320));
        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);

        bench.Microphone.SetEnabled(false);
        await bench.Next(SensorState.Off);
        await stream.Closed.WaitAsync(Cancellation);
        await Until(() => !bench.Microphone.IsDeviceOpen);

        bench.Microphone.SetEnabled(true);
        bench.PortAudio.Stream(Cancellation).Bring(Ramp(320));
        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);
        Assert.Equal(2, bench.Microphone.Status.Openings);
    }

    [Fact]
    public async Task Opens_nothing_while_it_is_switched_off()
    {
        await using var bench = new MicrophoneBench();
        bench.PortAudio.OnOpen(() => Assert.Fail("opened while off"));

        bench.Microphone.SetEnabled(false);
        bench.Microphone.Start(Cancellation);

        await bench.Next(SensorState.Off);
        Assert.Equal(0, bench.PortAudio.Sessions);
    }

    [Fact]
    public async Task Names_the_package_when_the_library_is_missing()
    {
        await using var bench = new MicrophoneBench();
        bench.PortAudio.StartFailure = new DllNotFoundException("libportaudio.so.2");

        bench.Microphone.Start(Cancellation);
        await bench.Next(SensorState.Opening);

        Assert.Contains("apt-get install libportaudio2", (await bench.Next(SensorState.Lost)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_go_of_the_sound_system_also_when_a_device_does_not_close()
    {
        await using var bench = new MicrophoneBench();
        var stream = bench.Start();
        stream.CloseFailure = new PortAudioException(ErrorCode.InternalError, "Internal error");

        bench.Microphone.SetEnabled(false);

        await stream.Closed.WaitAsync(Cancellation);
        await Until(() => bench.PortAudio.Sessions == 0);
    }

    [Fact]
    public void Loses_the_newest_sound_and_counts_it_when_nobody_fetches_it()
    {
        var portAudio = new FakePortAudio();
        var sink = new MicrophoneSink((_, _, _) => { });
        using var source = LiveMicrophoneSource.Open(portAudio, "default", sink, TimeProvider.System);
        var stream = portAudio.Stream(Cancellation);

        // Two seconds fit.
        for (var i = 0; i < 103; i++)
            stream.Bring(Ramp(320));
        Assert.True(source.WaitForNext(Cancellation));
        source.Deliver();

        Assert.Equal(3 * 320, sink.Faults.LostSamples);
    }

    [Fact]
    public void Allocates_nothing_per_block()
    {
        var portAudio = new FakePortAudio();
        var heard = 0L;
        var sink = new MicrophoneSink((samples, _, _) => heard += samples.Length);
        using var source = LiveMicrophoneSource.Open(portAudio, "default", sink, TimeProvider.System);
        var stream = portAudio.Stream(Cancellation);
        var block = Ramp(320);
        Stream(20);

        Assert.Equal(0, Allocations.Of(1, () => Stream(40)));
        Assert.Equal(260 * 320, heard);

        void Stream(int blocks)
        {
            for (var i = 0; i < blocks; i++)
            {
                stream.Bring(block);
                source.WaitForNext(Cancellation);
                source.Deliver();
            }
        }
    }

    private static float[] Ramp(int length) => [.. Enumerable.Range(0, length).Select(i => i / 1024f)];

    private static async Task BackOffEnds(MicrophoneBench bench)
    {
        // The session of the failed opening is ended by its own thread.
        await Until(() => bench.PortAudio.Sessions == 0);
        bench.Time.Advance(TimeSpan.FromSeconds(30));
        await bench.Next(SensorState.Opening);
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(5, Cancellation);
    }
}
