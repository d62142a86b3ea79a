using System.Runtime.InteropServices;

namespace PortAudioSharp;

/// <summary>An open stream. PortAudio calls the callback from a thread of its own between <see cref="Start"/> and <see cref="Stop"/>.</summary>
public class Stream : IDisposable
{
    private StreamHandle stream;

    /// <summary>Opens a stream; it does not run yet.</summary>
    /// <param name="inParams">Input, or null.</param>
    /// <param name="outParams">Output, or null.</param>
    /// <param name="sampleRate">In hertz.</param>
    /// <param name="framesPerBuffer">Frames for each call, or <see cref="PortAudio.FramesPerBufferUnspecified"/>.</param>
    /// <param name="streamFlags">Bits of <see cref="StreamFlags"/>.</param>
    /// <param name="callback">Called for each buffer.</param>
    /// <param name="userData">Handed to the callback; see <see cref="GetUserData{UD}"/>.</param>
    /// <exception cref="ArgumentNullException">There is no callback.</exception>
    /// <exception cref="PortAudioException">PortAudio is not initialised, or the device cannot be opened like this.</exception>
    public unsafe Stream(
        StreamParameters? inParams,
        StreamParameters? outParams,
        double sampleRate,
        uint framesPerBuffer,
        StreamFlags streamFlags,
        Callback callback,
        object? userData)
    {
        ArgumentNullException.ThrowIfNull(callback);
        inputParameters = inParams;
        outputParameters = outParams;
        var input = new NativeStreamParameters(inParams ?? default);
        var output = new NativeStreamParameters(outParams ?? default);

        stream = new StreamHandle(callback, userData);
        var code = Native.Pa_OpenStream(
            out var opened,
            inParams is null ? null : &input,
            outParams is null ? null : &output,
            sampleRate,
            new CULong(framesPerBuffer),
            new CULong((uint)streamFlags),
            Marshal.GetFunctionPointerForDelegate(callback),
            stream.UserData);
        if (code != ErrorCode.NoError)
        {
            stream.Abandon();
            Failure.ThrowIfError(code, "Error opening PortAudio Stream", "Pa_OpenStream");
        }

        stream.Opened(opened);
    }

    /// <summary>Called for each buffer, from PortAudio's own thread; must not throw, wait, nor call PortAudio.</summary>
    /// <param name="input">Samples that came in: <paramref name="frameCount"/> frames, channels interleaved.</param>
    /// <param name="output">Where samples to play go.</param>
    /// <param name="frameCount">Frames in each buffer.</param>
    /// <param name="timeInfo">When the buffers were or will be heard.</param>
    /// <param name="statusFlags">What was lost since the last call.</param>
    /// <param name="userDataPtr">For <see cref="GetUserData{UD}"/>.</param>
    public delegate StreamCallbackResult Callback(
        IntPtr input,
        IntPtr output,
        uint frameCount,
        ref StreamCallbackTimeInfo timeInfo,
        StreamCallbackFlags statusFlags,
        IntPtr userDataPtr);

    public StreamParameters? inputParameters { get; private set; }

    public StreamParameters? outputParameters { get; private set; }

    /// <summary>Whether it was not started, or was stopped. A stream whose callback ended it is not active, yet not stopped either.</summary>
    /// <exception cref="PortAudioException">It is closed.</exception>
    public bool IsStopped
        => Failure.YesOrNo(Native.Pa_IsStreamStopped(stream), "Error checking if PortAudio Stream is stopped", "Pa_IsStreamStopped");

    /// <summary>Whether buffers come and go.</summary>
    /// <exception cref="PortAudioException">It is closed.</exception>
    public bool IsActive
        => Failure.YesOrNo(Native.Pa_IsStreamActive(stream), "Error checking if PortAudio Stream is active", "Pa_IsStreamActive");

    /// <summary>The stream's clock, in seconds; 0 when it is closed.</summary>
    public double Time => Native.Pa_GetStreamTime(stream);

    /// <summary>Takes the user data out of a callback's pointer.</summary>
    public static UD GetUserData<UD>(IntPtr userDataPtr) => (UD)GCHandle.FromIntPtr(userDataPtr).Target!;

    /// <summary>Starts it.</summary>
    /// <exception cref="PortAudioException">It is closed, runs already, or the device is gone.</exception>
    public void Start()
        => Failure.ThrowIfError(Native.Pa_StartStream(stream), "Error starting PortAudio Stream", "Pa_StartStream");

    /// <summary>Stops it when pending buffers are done.</summary>
    /// <exception cref="PortAudioException">It is closed or stopped already.</exception>
    public void Stop()
        => Failure.ThrowIfError(Native.Pa_StopStream(stream), "Error stopping PortAudio Stream", "Pa_StopStream");

    /// <summary>Stops it at once.</summary>
    /// <exception cref="PortAudioException">It is closed or stopped already.</exception>
    public void Abort()
        => Failure.ThrowIfError(Native.Pa_AbortStream(stream), "Error aborting PortAudio Stream", "Pa_AbortStream");

    /// <summary>Closes it, running or not; a second time does nothing.</summary>
    /// <exception cref="PortAudioException">It could not be closed, such as after <see cref="PortAudio.Terminate"/>.</exception>
    public void Close()
    {
        if (stream.IsInvalid)
            return;

        var closing = stream;

        // Zero instead of a closed handle, so that a later call gets PortAudio's own answer (BadStreamPtr).
        stream = new StreamHandle();
        closing.Dispose();
        Failure.ThrowIfError(closing.CloseResult, "Error closing PortAudio Stream", "Pa_CloseStream");
    }

    /// <summary>As <see cref="Close"/>.</summary>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }
}
