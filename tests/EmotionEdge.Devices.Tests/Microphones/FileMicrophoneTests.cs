using EmotionEdge.Core.Sensing;
using EmotionEdge.Devices.Tests.Sound;
using EmotionEdge.Testing;
using Xunit;

namespace EmotionEdge.Devices.Tests.Microphones;

public sealed class FileMicrophoneTests(MediaFolder folder) : IClassFixture<MediaFolder>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plays_a_file_at_its_own_speed_on_the_clock()
    {
        await using var bench = new MicrophoneBench(folder.Tone("paced.wav", 0.1));
        long? started = null;
        bench.Microphone.Start(Cancellation);
        await bench.Next(SensorState.Opening);

        for (var i = 0; i < 5; i++)
        {
            // A block is there once its last sample was spoken, and not before.
            Assert.False(bench.TryBlock(TimeSpan.Zero, out _));
            var block = Advance(bench, 21);
            Assert.Equal(320, block.Samples.Length);
            started ??= block.CapturedAt;
            Assert.Equal(20 * i, bench.Time.GetElapsedTime(started.Value, block.CapturedAt).TotalMilliseconds, 0.1);
            Assert.True(bench.Time.GetElapsedTime(block.CapturedAt).TotalMilliseconds >= 20);
        }

        await bench.Next(SensorState.Streaming);
        Assert.Equal("came to its end", (await bench.Next(SensorState.Off)).Detail);
    }

    [Fact]
    public async Task Plays_a_film_as_fast_as_it_can_be_decoded_for_analysis()
    {
        await using var bench = new MicrophoneBench(folder.Film("fast.mp4", 5));
        bench.Options.OwnSpeed = false;

        bench.Microphone.Start(Cancellation);
        await bench.Next(SensorState.Opening);
        Assert.Contains("aac, 44100 Hz, 1 channels", (await bench.Next(SensorState.Streaming)).Detail, StringComparison.Ordinal);
        var off = await bench.Next(SensorState.Off);

        Assert.InRange(off.Delivered, 245, 260);
    }

    [Fact]
    public async Task Starts_over_at_the_end_when_it_is_looped()
    {
        await using var bench = new MicrophoneBench(folder.Tone("loop.wav", 0.6));
        bench.Options.OwnSpeed = false;
        bench.Options.Loop = true;
        bench.Microphone.Start(Cancellation);

        var blocks = Enumerable.Range(0, 100).Select(_ => bench.Block()).ToArray();

        Assert.Equal(blocks[0].Samples, blocks[30].Samples);
        Assert.Equal(blocks[0].Samples, blocks[90].Samples);
        Assert.Equal(1.8, bench.Time.GetElapsedTime(blocks[0].CapturedAt, blocks[90].CapturedAt).TotalSeconds, 0.001);
    }

    [Fact]
    public async Task Does_not_loop_what_is_too_short()
    {
        await using var bench = new MicrophoneBench(folder.Tone("blip.wav", 0.1));
        bench.Options.OwnSpeed = false;
        bench.Options.Loop = true;
        bench.Microphone.Start(Cancellation);
        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);

        Assert.Contains("too short to be looped", (await bench.Next(SensorState.Lost)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_for_a_file_that_is_not_there_yet()
    {
        await using var bench = new MicrophoneBench(folder["later.wav"]);
        bench.Options.OwnSpeed = false;
        bench.Microphone.Start(Cancellation);
        await bench.Next(SensorState.Opening);
        Assert.Contains("does not exist", (await bench.Next(SensorState.Lost)).Detail, StringComparison.Ordinal);
        await bench.Next(SensorState.BackOff);

        folder.Tone("later.wav", 0.5);
        bench.Time.Advance(TimeSpan.FromSeconds(30));

        await bench.Next(SensorState.Opening);
        await bench.Next(SensorState.Streaming);
    }

    [Fact]
    public async Task Says_that_a_silent_film_has_no_sound()
    {
        var film = folder.Make("silent.mp4", "-f", "lavfi", "-i", "testsrc=duration=1:size=64x64:rate=5");
        await using var bench = new MicrophoneBench(film);
        bench.Microphone.Start(Cancellation);
        await bench.Next(SensorState.Opening);

        Assert.Contains("no sound track", (await bench.Next(SensorState.Lost)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_while_it_waits_for_the_clock()
    {
        var bench = new MicrophoneBench(folder.Tone("stopped.wav", 60));
        bench.Microphone.Start(Cancellation);
        await bench.Next(SensorState.Opening);
        Advance(bench, 21);

        await bench.DisposeAsync();

        Assert.Equal(SensorState.Off, bench.Microphone.Status.State);
        Assert.False(bench.Microphone.IsDeviceOpen);
    }

    [Fact]
    public async Task Does_not_hurry_after_it_was_held_up()
    {
        await using var bench = new MicrophoneBench(folder.Tone("held.wav", 60));
        bench.Microphone.Start(Cancellation);
        await bench.Next(SensorState.Opening);
        Advance(bench, 21);

        bench.Time.Advance(TimeSpan.FromSeconds(4));
        Advance(bench, 0);
        Advance(bench, 0);
        var last = Advance(bench, 0);

        // Playing the four seconds faster, it would still be almost four seconds behind.
        Assert.InRange(bench.Time.GetElapsedTime(last.CapturedAt).TotalSeconds, 0.02, 0.5);
    }

    [Fact]
    public void Allocates_nothing_per_block_also_while_it_keeps_time()
    {
        var heard = 0;
        var sink = new MicrophoneSink((samples, _, _) => heard += samples.Length);
        var options = new MicrophoneOptions { Source = folder.Tone("steady.wav", 2) };
        using var source = FileMicrophoneSource.Open(options, sink, TimeProvider.System, Cancellation);
        Play(20);

        Assert.Equal(0, Allocations.Of(1, () => Play(8)));
        Assert.Equal(68 * 320, heard);

        void Play(int blocks)
        {
            for (var i = 0; i < blocks; i++)
            {
                Assert.True(source.WaitForNext(Cancellation));
                source.Deliver();
            }
        }
    }

    /// <summary>
    /// Moves the clock on, and then in small steps until a block comes: the reader may have set its timer just after the clock moved.
    /// </summary>
    private static Block Advance(MicrophoneBench bench, double milliseconds)
    {
        bench.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        Block? block;
        while (!bench.TryBlock(TimeSpan.FromMilliseconds(100), out block))
            bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        return block;
    }
}
