using System.Runtime.InteropServices;

namespace PortAudioSharp;

/// <summary>One device of one host API (<c>PaDeviceInfo</c>). Latencies are in seconds, rates in hertz.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DeviceInfo
{
    public int structVersion;

    [MarshalAs(UnmanagedType.LPStr)]
    public string name;

    /// <summary>Index of the host API, not its type.</summary>
    public int hostApi;

    /// <summary>0 for a device that only plays.</summary>
    public int maxInputChannels;
    public int maxOutputChannels;

    public double defaultLowInputLatency;
    public double defaultLowOutputLatency;
    public double defaultHighInputLatency;
    public double defaultHighOutputLatency;

    public double defaultSampleRate;
}
