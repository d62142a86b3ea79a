using PortAudioSharp;

namespace EmotionEdge.Devices;

/// <summary>The part of PortAudio that a microphone needs, so that tests can put failing devices in its place.</summary>
internal interface IPortAudio
{
    int DeviceCount { get; }

    int DefaultInputDevice { get; }

    void Initialize();

    void Terminate();

    DeviceInfo GetDeviceInfo(int device);

    IPortAudioStream Open(StreamParameters input, double sampleRate, uint framesPerBuffer, PortAudioSharp.Stream.Callback callback);
}
