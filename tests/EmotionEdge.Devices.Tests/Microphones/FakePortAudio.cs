using System.Collections.Concurrent;
using PortAudioSharp;

namespace EmotionEdge.Devices.Tests.Microphones;

/// <summary>A sound system whose microphones come, go, refuse and hang as the test wants.</summary>
internal sealed class FakePortAudio : IPortAudio
{
    private readonly ConcurrentQueue<Action> _openings = new();
    private readonly BlockingCollection<FakeStream> _opened = [];
    private List<FakeDevice> _listed = [];
    private int _sessions;

    /// <summary>What is plugged in; seen by the next session that begins while no other one is open.</summary>
    public List<FakeDevice> Plugged { get; } = [new("USB Microphone: Audio (hw:1,0)")];

    public int Sessions => Volatile.Read(ref _sessions);

    public Exception? StartFailure { get; set; }

    public int DeviceCount => _listed.Count;

    public int DefaultInputDevice => _listed.FindIndex(d => d.Info.maxInputChannels > 0);

    /// <summary>The next opening does this first; by default nothing.</summary>
    public void OnOpen(Action action) => _openings.Enqueue(action);

    /// <summary>Waits for the next stream that was opened and started.</summary>
    public FakeStream Stream(CancellationToken cancellationToken) => _opened.Take(cancellationToken);

    public void Initialize()
    {
        if (StartFailure is { } failure)
            throw failure;
        if (Interlocked.Increment(ref _sessions) == 1)
            _listed = [.. Plugged];
    }

    public void Terminate() => Interlocked.Decrement(ref _sessions);

    public DeviceInfo GetDeviceInfo(int device) => _listed[device].Info;

    public IPortAudioStream Open(
        StreamParameters input, double sampleRate, uint framesPerBuffer, PortAudioSharp.Stream.Callback callback)
    {
        if (_openings.TryDequeue(out var action))
            action();
        var device = _listed[input.device];
        if (!device.Channels.Contains(input.channelCount))
            throw new PortAudioException(ErrorCode.InvalidChannelCount, "Invalid number of channels");
        if (!device.Rates.Contains(sampleRate))
            throw new PortAudioException(ErrorCode.InvalidSampleRate, "Invalid sample rate");
        return new FakeStream(this, input.channelCount, (int)sampleRate, (int)framesPerBuffer, callback);
    }

    internal void Started(FakeStream stream) => _opened.Add(stream);
}
