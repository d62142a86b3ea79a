using PortAudioSharp;

namespace EmotionEdge.Devices.Tests.Microphones;

/// <summary>An open stream of <see cref="FakePortAudio"/>; the test is the driver that brings the sound.</summary>
internal sealed class FakeStream(
    FakePortAudio portAudio, int channels, int sampleRate, int framesPerBuffer, PortAudioSharp.Stream.Callback callback) : IPortAudioStream
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Channels => channels;

    public int SampleRate => sampleRate;

    public int FramesPerBuffer => framesPerBuffer;

    public bool IsActive { get; private set; } = true;

    public Exception? CloseFailure { get; set; }

    public Task Closed => _closed.Task;

    public void Start() => portAudio.Started(this);

    /// <summary>Brings frames as the driver does: from any thread, channels interleaved.</summary>
    public unsafe void Bring(float[] interleaved, StreamCallbackFlags flags = 0, double age = 0)
    {
        var times = new StreamCallbackTimeInfo { currentTime = 100, inputBufferAdcTime = age == 0 ? 0 : 100 - age };
        lock (_gate)
        {
            // Like the real one, closing waits for the callback, and there is none afterwards.
            if (_closed.Task.IsCompleted)
                return;
            fixed (float* samples = interleaved)
                callback((IntPtr)samples, IntPtr.Zero, (uint)(interleaved.Length / channels), ref times, flags, IntPtr.Zero);
        }
    }

    /// <summary>A block without a buffer, as after an underflow.</summary>
    public void BringNothing()
    {
        var times = default(StreamCallbackTimeInfo);
        callback(IntPtr.Zero, IntPtr.Zero, (uint)framesPerBuffer, ref times, StreamCallbackFlags.InputUnderflow, IntPtr.Zero);
    }

    public void Unplug() => IsActive = false;

    public void Dispose()
    {
        lock (_gate)
            _closed.TrySetResult();
        if (CloseFailure is { } failure)
            throw failure;
    }
}
