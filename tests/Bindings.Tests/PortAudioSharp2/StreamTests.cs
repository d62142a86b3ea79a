using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PortAudioSharp;
using Xunit;
using Stream = PortAudioSharp.Stream;

namespace Bindings.Tests.PortAudioSharp2;

[Collection(OneAtATime.Name)]
public sealed class StreamTests : IDisposable
{
    private const uint Frames = 320;

    public StreamTests() => PortAudio.Initialize();

    public void Dispose() => PortAudio.Terminate();

    [Fact]
    public async Task Brings_the_samples_of_the_device_to_the_callback()
    {
        // Two seconds and a bit: not a multiple of the buffer, so the last block is used in part.
        var recorded = new Recorder(2 * RecordedDevice.Rate + 100);
        using var stream = Open(recorded.Take, recorded);

        stream.Start();
        await recorded.Full.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        stream.Stop();

        Assert.Equal(RecordedDevice.Samples[..recorded.Samples.Length], recorded.Samples);
        Assert.Equal([Frames], recorded.BlockSizes);
    }

    [Fact]
    public async Task Says_whether_it_runs()
    {
        var recorded = new Recorder((int)Frames);
        using var stream = Open(recorded.Take, recorded);
        Assert.True(stream.IsStopped);
        Assert.False(stream.IsActive);

        stream.Start();
        Assert.False(stream.IsStopped);
        await recorded.Full.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        // The callback has ended the stream itself, which makes it inactive, but not stopped.
        while (stream.IsActive)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.False(stream.IsStopped);

        stream.Abort();
        Assert.True(stream.IsStopped);
    }

    [Fact]
    public async Task Has_a_clock_that_runs()
    {
        var recorded = new Recorder(RecordedDevice.Rate);
        using var stream = Open(recorded.Take, recorded);
        stream.Start();
        var started = stream.Time;
        await recorded.Full.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.True(started > 0);
        Assert.True(stream.Time > started);
    }

    [Fact]
    public void Keeps_what_it_was_opened_with()
    {
        using var stream = Open((_, _, _, ref _, _, _) => StreamCallbackResult.Complete, null);

        Assert.Equal(RecordedDevice.Parameters(), stream.inputParameters);
        Assert.Null(stream.outputParameters);
    }

    [Fact]
    public void Refuses_a_device_that_does_not_exist()
        => Refuses(RecordedDevice.Parameters() with { device = 10000 }, RecordedDevice.Rate, ErrorCode.InvalidDevice, "Invalid device");

    [Fact]
    public void Refuses_more_channels_than_the_device_has()
        => Refuses(
            RecordedDevice.Parameters() with { channelCount = 100_000 },
            RecordedDevice.Rate,
            ErrorCode.InvalidChannelCount,
            "Invalid number of channels");

    [Fact]
    public void Refuses_a_sample_rate_that_cannot_be()
        => Refuses(RecordedDevice.Parameters(), -1, ErrorCode.InvalidSampleRate, "Invalid sample rate");

    [Fact]
    public void Refuses_to_be_opened_before_PortAudio_is_initialised()
    {
        var parameters = RecordedDevice.Parameters();
        PortAudio.Terminate();
        try
        {
            Refuses(parameters, RecordedDevice.Rate, ErrorCode.NotInitialized, "PortAudio not initialized");
        }
        finally
        {
            PortAudio.Initialize();
        }
    }

    [Fact]
    public void Answers_that_its_pointer_is_bad_once_it_is_closed()
    {
        var stream = Open((_, _, _, ref _, _, _) => StreamCallbackResult.Continue, null);
        stream.Close();
        stream.Close();
        stream.Dispose();

        Assert.Equal(ErrorCode.BadStreamPtr, Assert.Throws<PortAudioException>(stream.Start).ErrorCode);
        Assert.Equal(ErrorCode.BadStreamPtr, Assert.Throws<PortAudioException>(stream.Stop).ErrorCode);
        Assert.Equal(ErrorCode.BadStreamPtr, Assert.Throws<PortAudioException>(stream.Abort).ErrorCode);
        Assert.Equal(ErrorCode.BadStreamPtr, Assert.Throws<PortAudioException>(() => stream.IsActive).ErrorCode);
        Assert.Equal(ErrorCode.BadStreamPtr, Assert.Throws<PortAudioException>(() => stream.IsStopped).ErrorCode);
    }

    [Fact]
    public void Cannot_be_stopped_twice()
    {
        using var stream = Open((_, _, _, ref _, _, _) => StreamCallbackResult.Continue, null);
        stream.Start();
        stream.Stop();

        var error = Assert.Throws<PortAudioException>(stream.Stop);

        Assert.Equal(ErrorCode.StreamIsStopped, error.ErrorCode);
        Assert.StartsWith("Error stopping PortAudio Stream", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_to_close_after_PortAudio_was_terminated()
    {
        var stream = Open((_, _, _, ref _, _, _) => StreamCallbackResult.Continue, null);
        PortAudio.Terminate();
        try
        {
            Assert.Equal(ErrorCode.NotInitialized, Assert.Throws<PortAudioException>(stream.Close).ErrorCode);

            // Upstream keeps the stale pointer, and its finalizer would close whatever stream lies there by then.
#pragma warning disable CA1816 // The stream is meant, not this test.
            GC.SuppressFinalize(stream);
#pragma warning restore CA1816
        }
        finally
        {
            PortAudio.Initialize();
        }
    }

    [Fact]
    public void Lets_its_user_data_go_when_it_is_closed_or_was_never_opened()
    {
        var weak = OpenAndClose();
        for (var i = 0; i < 10 && weak.Any(w => w.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(weak, w => w.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference[] OpenAndClose()
        {
            var closed = new byte[1];
            Open((_, _, _, ref _, _, _) => StreamCallbackResult.Continue, closed).Dispose();
            var forgotten = new byte[1];
            Open((_, _, _, ref _, _, _) => StreamCallbackResult.Continue, forgotten).Start();
            var refused = new byte[1];
            Assert.Throws<PortAudioException>(
                () => Open((_, _, _, ref _, _, _) => StreamCallbackResult.Continue, refused, RecordedDevice.Parameters(), -1));
            return [new WeakReference(closed), new WeakReference(forgotten), new WeakReference(refused)];
        }
    }

    [Fact]
    public void Leaks_nothing_when_it_is_opened_often()
    {
        OpenOften(200);
        var before = ProcessMemory.ResidentBytes();
        OpenOften(1000);

        // The user data of those that were opened, or of those that were refused, would be 100 MB.
        Assert.InRange(ProcessMemory.ResidentBytes() - before, long.MinValue, 64 << 20);

        static void OpenOften(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var stream = Open((_, _, _, ref _, _, _) => StreamCallbackResult.Continue, new byte[100_000]);
                Assert.Throws<PortAudioException>(
                    () => Open((_, _, _, ref _, _, _) => StreamCallbackResult.Continue, new byte[100_000], RecordedDevice.Parameters(), -1));
            }
        }
    }

    private static Stream Open(Stream.Callback callback, object? userData)
        => Open(callback, userData, RecordedDevice.Parameters(), RecordedDevice.Rate);

    private static Stream Open(Stream.Callback callback, object? userData, StreamParameters parameters, double rate)
        => new(parameters, null, rate, Frames, StreamFlags.NoFlag, callback, userData!);

    private static void Refuses(StreamParameters parameters, double rate, ErrorCode code, string text)
    {
        var error = Assert.Throws<PortAudioException>(
            () => Open((_, _, _, ref _, _, _) => StreamCallbackResult.Continue, null, parameters, rate));

        Assert.Equal(code, error.ErrorCode);
        Assert.StartsWith("Error opening PortAudio Stream", error.Message, StringComparison.Ordinal);
        Assert.Equal(text, PortAudio.GetErrorText(error.ErrorCode));
    }

    /// <summary>Takes a number of samples and then ends the stream.</summary>
    private sealed class Recorder(int samples)
    {
        private int taken;

        public float[] Samples { get; } = new float[samples];

        public HashSet<uint> BlockSizes { get; } = [];

        public TaskCompletionSource Full { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public StreamCallbackResult Take(
            IntPtr input,
            IntPtr output,
            uint frameCount,
            ref StreamCallbackTimeInfo timeInfo,
            StreamCallbackFlags statusFlags,
            IntPtr userDataPtr)
        {
            var self = Stream.GetUserData<Recorder>(userDataPtr);
            if (!ReferenceEquals(this, self) || output != IntPtr.Zero)
            {
                Full.TrySetException(new InvalidOperationException("The callback was not handed what the stream was opened with"));
                return StreamCallbackResult.Abort;
            }

            BlockSizes.Add(frameCount);
            var count = Math.Min((int)frameCount, Samples.Length - taken);
            Marshal.Copy(input, Samples, taken, count);
            taken += count;
            if (taken < Samples.Length)
                return StreamCallbackResult.Continue;

            Full.TrySetResult();
            return StreamCallbackResult.Complete;
        }
    }
}
