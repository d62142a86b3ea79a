using System.Runtime.InteropServices;

namespace PortAudioSharp;

/// <summary>The library itself: start, stop, devices, error texts.</summary>
public static class PortAudio
{
    /// <summary>Instead of a device index: there is none.</summary>
    public const int NoDevice = -1;

    /// <summary>As a stream's frames per buffer: buffers of any size, as the host API likes best.</summary>
    public const uint FramesPerBufferUnspecified = 0;

    /// <summary>Release number of the native library, 0x00MMmmss; may be read before <see cref="Initialize"/>.</summary>
    public static int Version => Native.Pa_GetVersion();

    /// <summary>Version of the native library; may be read before <see cref="Initialize"/>.</summary>
    public static VersionInfo VersionInfo => Marshal.PtrToStructure<VersionInfo>(Native.Pa_GetVersionInfo());

    /// <summary>Index of the default input device, or <see cref="NoDevice"/>.</summary>
    public static int DefaultInputDevice => Native.Pa_GetDefaultInputDevice();

    /// <summary>Number of devices, or a negative <see cref="ErrorCode"/> (no exception), such as before <see cref="Initialize"/>.</summary>
    public static int DeviceCount => Native.Pa_GetDeviceCount();

    /// <summary>What an error code means, in English.</summary>
    public static string GetErrorText(ErrorCode errorCode)
        => Marshal.PtrToStringAnsi(Native.Pa_GetErrorText(errorCode))!;

    /// <summary>
    /// Starts the library and lists the devices that are there now; the list stays as it is until the last <see cref="Terminate"/>. Each
    /// successful call wants one call of <see cref="Terminate"/>.
    /// </summary>
    /// <exception cref="PortAudioException">No host API could be started.</exception>
    public static void Initialize()
        => Failure.ThrowIfError(Native.Pa_Initialize(), "Error initializing PortAudio", "Pa_Initialize");

    /// <summary>Undoes one <see cref="Initialize"/>; the last one closes all streams that are still open.</summary>
    /// <exception cref="PortAudioException">There was no <see cref="Initialize"/> to undo.</exception>
    public static void Terminate()
        => Failure.ThrowIfError(Native.Pa_Terminate(), "Error terminating PortAudio", "Pa_Terminate");

    /// <summary>What is known of a device.</summary>
    /// <param name="device">0 to <see cref="DeviceCount"/> - 1.</param>
    /// <exception cref="NullReferenceException">There is no such device (as upstream).</exception>
    public static DeviceInfo GetDeviceInfo(int device)
    {
        var info = Marshal.PtrToStructure<DeviceInfoData>(Native.Pa_GetDeviceInfo(device));
        return new DeviceInfo
        {
            structVersion = info.structVersion,
            name = Marshal.PtrToStringUTF8(info.name) ?? "",
            hostApi = info.hostApi,
            maxInputChannels = info.maxInputChannels,
            maxOutputChannels = info.maxOutputChannels,
            defaultLowInputLatency = info.defaultLowInputLatency,
            defaultLowOutputLatency = info.defaultLowOutputLatency,
            defaultHighInputLatency = info.defaultHighInputLatency,
            defaultHighOutputLatency = info.defaultHighOutputLatency,
            defaultSampleRate = info.defaultSampleRate
        };
    }
}
