using System.Runtime.InteropServices;

namespace PortAudioSharp;

/// <summary><c>PaDeviceInfo</c> as it lies in native memory.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct DeviceInfoData
{
    public int structVersion;
    public IntPtr name;
    public int hostApi;
    public int maxInputChannels;
    public int maxOutputChannels;
    public double defaultLowInputLatency;
    public double defaultLowOutputLatency;
    public double defaultHighInputLatency;
    public double defaultHighOutputLatency;
    public double defaultSampleRate;
}
