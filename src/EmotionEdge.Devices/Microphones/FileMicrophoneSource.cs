namespace EmotionEdge.Devices;

/// <summary>The sound of a media file in place of a microphone.</summary>
internal sealed class FileMicrophoneSource : ISensorSource
{
    private const int BlockSamples = SoundFile.SampleRate / 50;

    // Behind the clock by more than this (the machine slept, the debugger stood still), it goes on from now instead of racing.
    private static readonly TimeSpan MostBehind = TimeSpan.FromSeconds(1);

    private const double ShortestLoop = 0.5;

    private readonly string _file;
    private readonly MicrophoneOptions _options;
    private readonly MicrophoneSink _sink;
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancellationToken;
    private readonly Pause _pause;
    private readonly SoundFileInfo _info;
    private readonly float[] _block = new float[BlockSamples];
    private SoundFile _sound;
    private int _count;
    private long _position;
    private long? _start;

    private FileMicrophoneSource(
        MicrophoneOptions options, SoundFile sound, MicrophoneSink sink, TimeProvider time, CancellationToken cancellationToken)
    {
        _file = options.Source;
        _options = options;
        _sound = sound;
        _info = sound.Info;
        _sink = sink;
        _time = time;
        _cancellationToken = cancellationToken;
        _pause = new Pause(time);
    }

    public string Format => FormattableString.Invariant($"{_file}: {_info.Codec}, {_info.SampleRate} Hz, {_info.Channels} channels");

    /// <exception cref="MediaException">The file has no sound that can be decoded.</exception>
    /// <exception cref="MissingDependencyException">ffmpeg is not installed.</exception>
    internal static FileMicrophoneSource Open(
        MicrophoneOptions options, MicrophoneSink sink, TimeProvider time, CancellationToken cancellationToken)
        => new(options, SoundFile.Open(options.Source, cancellationToken), sink, time, cancellationToken);

    public bool WaitForNext(CancellationToken cancellationToken)
    {
        _position += _count;
        _count = _sound.Read(_block);
        if (_count == 0)
        {
            if (!_options.Loop)
                return false;
            Rewind();
            _count = _sound.Read(_block);
        }

        // Only now: starting the decoder takes its time, and nobody should have to catch up with that.
        _start ??= _time.GetTimestamp();
        if (_options.OwnSpeed)
            KeepTime(cancellationToken);
        return true;
    }

    public void Deliver() => _sink.Deliver(_block.AsSpan(0, _count), SoundFile.SampleRate, TimeOf(_position));

    public void Dispose()
    {
        _pause.Dispose();
        _sound.Dispose();
    }

    /// <summary>Waits until a microphone would have heard the block to its end.</summary>
    private void KeepTime(CancellationToken cancellationToken)
    {
        var end = TimeOf(_position + _count);
        var behind = _time.GetElapsedTime(end, _time.GetTimestamp());
        if (behind > MostBehind)
            _start += (long)(behind.TotalSeconds * _time.TimestampFrequency);
        else
            _pause.Until(end, cancellationToken);
    }

    private long TimeOf(long sample) => _start.GetValueOrDefault() + (long)((double)sample / SoundFile.SampleRate * _time.TimestampFrequency);

    private void Rewind()
    {
        // Each round costs a process: a file of a few samples would keep the machine busy with starting them.
        if (_sound.DecodedSeconds < ShortestLoop)
            throw new MediaException(_file, "is too short to be looped", "Choose a recording of half a second or more.");
        _sound.Dispose();
        _sound = SoundFile.Open(_file, _info, MediaTools.Default, _cancellationToken);
    }
}
