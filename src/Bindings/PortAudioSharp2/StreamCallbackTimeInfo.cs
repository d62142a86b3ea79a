using System.Runtime.InteropServices;

namespace PortAudioSharp;

/// <summary>When the buffers of a callback were or will be heard, in seconds on the clock of <see cref="Stream.Time"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct StreamCallbackTimeInfo
{
    /// <summary>When the first input sample was captured.</summary>
    public double inputBufferAdcTime;

    /// <summary>When the callback was called.</summary>
    public double currentTime;

    /// <summary>When the first output sample will be played.</summary>
    public double outputBufferDacTime;
}
