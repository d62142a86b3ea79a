using PortAudioSharp;

namespace EmotionEdge.Devices;

/// <summary>The library itself.</summary>
internal sealed class RealPortAudio : IPortAudio
{
    private const string AlsaConfiguration = "/usr/share/alsa/alsa.conf";

    internal static RealPortAudio Instance { get; } = new();

    public int DeviceCount => PortAudio.DeviceCount;

    public int DefaultInputDevice => PortAudio.DefaultInputDevice;

    public void Initialize()
    {
        // Without it there are no devices at all, on which PortAudio 19.6 ends the whole process (an assertion in BuildDeviceList).
        if (!File.Exists(Environment.GetEnvironmentVariable("ALSA_CONFIG_PATH") ?? AlsaConfiguration))
            throw new MissingDependencyException("ALSA's configuration", "apt-get install libasound2-data");
        NativeSoundMessages.Quieten();
        PortAudio.Initialize();
    }

    public void Terminate() => PortAudio.Terminate();

    public DeviceInfo GetDeviceInfo(int device) => PortAudio.GetDeviceInfo(device);

    public IPortAudioStream Open(
        StreamParameters input, double sampleRate, uint framesPerBuffer, PortAudioSharp.Stream.Callback callback)
        => new OpenStream(new PortAudioSharp.Stream(input, null, sampleRate, framesPerBuffer, StreamFlags.ClipOff, callback, this));

    private sealed class OpenStream(PortAudioSharp.Stream stream) : IPortAudioStream
    {
        public bool IsActive => stream.IsActive;

        public void Start() => stream.Start();

        public void Dispose() => stream.Dispose();
    }
}
