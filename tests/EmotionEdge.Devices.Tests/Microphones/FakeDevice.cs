using PortAudioSharp;

namespace EmotionEdge.Devices.Tests.Microphones;

/// <summary>One entry of <see cref="FakePortAudio"/>'s list, with the formats that it takes.</summary>
internal sealed class FakeDevice(string name, int channels = 2, double rate = 44100)
{
    public DeviceInfo Info { get; } = new()
    {
        structVersion = 2,
        name = name,
        maxInputChannels = channels,
        defaultSampleRate = rate,
        defaultLowInputLatency = 0.008,
        defaultHighInputLatency = 0.035,
    };

    public HashSet<double> Rates { get; init; } = [16000, rate];

    public HashSet<int> Channels { get; init; } = [.. Enumerable.Range(1, channels)];
}
