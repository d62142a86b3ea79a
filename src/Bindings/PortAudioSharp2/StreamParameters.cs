using System.Runtime.InteropServices;

namespace PortAudioSharp;

/// <summary>One direction (input or output) of a stream (<c>PaStreamParameters</c>).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct StreamParameters
{
    /// <summary>0 to <see cref="PortAudio.DeviceCount"/> - 1.</summary>
    public int device;

    /// <summary>1 to the device's number of channels in this direction.</summary>
    public int channelCount;

    public SampleFormat sampleFormat;

    /// <summary>Wanted latency in seconds; the host API takes the nearest that it can do.</summary>
    public double suggestedLatency;

    /// <summary>Host API's own settings, or zero.</summary>
    public IntPtr hostApiSpecificStreamInfo;
}
