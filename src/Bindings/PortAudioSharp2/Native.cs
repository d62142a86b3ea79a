using System.Runtime.InteropServices;

namespace PortAudioSharp;

internal static unsafe partial class Native
{
    // Debian's libportaudio2 has this name only; the one without a number comes with the development package.
    private const string Library = "libportaudio.so.2";

    [LibraryImport(Library)]
    internal static partial int Pa_GetVersion();

    [LibraryImport(Library)]
    internal static partial IntPtr Pa_GetVersionInfo();

    [LibraryImport(Library)]
    internal static partial IntPtr Pa_GetErrorText(ErrorCode errorCode);

    [LibraryImport(Library)]
    internal static partial NativeHostErrorInfo* Pa_GetLastHostErrorInfo();

    [LibraryImport(Library)]
    internal static partial ErrorCode Pa_Initialize();

    [LibraryImport(Library)]
    internal static partial ErrorCode Pa_Terminate();

    [LibraryImport(Library)]
    internal static partial int Pa_GetDefaultInputDevice();

    [LibraryImport(Library)]
    internal static partial int Pa_GetDeviceCount();

    [LibraryImport(Library)]
    internal static partial IntPtr Pa_GetDeviceInfo(int device);

    [LibraryImport(Library)]
    internal static partial ErrorCode Pa_OpenStream(
        out IntPtr stream,
        NativeStreamParameters* inputParameters,
        NativeStreamParameters* outputParameters,
        double sampleRate,
        CULong framesPerBuffer,
        CULong streamFlags,
        IntPtr streamCallback,
        IntPtr userData);

    [LibraryImport(Library)]
    internal static partial ErrorCode Pa_CloseStream(IntPtr stream);

    [LibraryImport(Library)]
    internal static partial ErrorCode Pa_StartStream(StreamHandle stream);

    [LibraryImport(Library)]
    internal static partial ErrorCode Pa_StopStream(StreamHandle stream);

    [LibraryImport(Library)]
    internal static partial ErrorCode Pa_AbortStream(StreamHandle stream);

    [LibraryImport(Library)]
    internal static partial int Pa_IsStreamStopped(StreamHandle stream);

    [LibraryImport(Library)]
    internal static partial int Pa_IsStreamActive(StreamHandle stream);

    [LibraryImport(Library)]
    internal static partial double Pa_GetStreamTime(StreamHandle stream);
}
