using System.Runtime.InteropServices;

namespace PortAudioSharp;

/// <summary>Turns what a native call returned into an exception that names the call and its message.</summary>
internal static unsafe class Failure
{
    /// <exception cref="PortAudioException"><paramref name="code"/> is an error.</exception>
    internal static void ThrowIfError(ErrorCode code, string what, string call)
    {
        if (code != ErrorCode.NoError)
            throw Of(code, what, call);
    }

    /// <exception cref="PortAudioException"><paramref name="answer"/> is neither 0 nor 1.</exception>
    internal static bool YesOrNo(int answer, string what, string call)
        => answer is 0 or 1 ? answer == 1 : throw Of((ErrorCode)answer, what, call);

    private static PortAudioException Of(ErrorCode code, string what, string call)
    {
        var text = PortAudio.GetErrorText(code);
        if (code == ErrorCode.UnanticipatedHostError)
        {
            // The library keeps this one per process, so it is right only directly after the call.
            var host = Native.Pa_GetLastHostErrorInfo();
            if (host is not null && host->ErrorText != IntPtr.Zero)
                text = $"{text}: {Marshal.PtrToStringUTF8(host->ErrorText)} ({host->ErrorCode.Value})";
        }

        return new PortAudioException(code, $"{what} ({call}: {text})");
    }
}
