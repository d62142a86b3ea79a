using PortAudioSharp;

namespace EmotionEdge.Devices;

/// <summary>A microphone of the sound system, open and running.</summary>
internal sealed class LiveMicrophoneSource : ISensorSource
{
    private const int WantedRate = SoundFile.SampleRate;
    private const int BlocksPerSecond = 50;
    private const int RingSeconds = 2;
    private const int MostChannels = 8;

    // Longer latencies only make the answer later; shorter ones are lost sound on a busy Raspberry Pi.
    private const double LongestLatency = 0.1;
    private const double ShortestLatency = 0.04;
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMilliseconds(250);

    private readonly IPortAudio _portAudio;
    private readonly MicrophoneInfo _device;
    private readonly MicrophoneSink _sink;
    private readonly TimeProvider _time;
    private readonly PortAudioSession _session;
    private readonly WaitHandle[] _waits = new WaitHandle[2];
    private readonly BlockRing _ring;
    private readonly RateWatch _rateWatch;
    private readonly IPortAudioStream _stream;
    private readonly int _sampleRate;
    private readonly int _channels;
    private long _overflows;
    private long _reportedLost;
    private long _reportedOverflows;
    private bool _holdsBlock;

    private LiveMicrophoneSource(IPortAudio portAudio, PortAudioSession session, MicrophoneInfo device, MicrophoneSink sink, TimeProvider time)
    {
        _portAudio = portAudio;
        _session = session;
        _device = device;
        _sink = sink;
        _time = time;
        (_stream, _sampleRate, _channels, _ring) = PortAudioSession.Locked(OpenInFirstFormat);
        _waits[0] = _ring.Arrived;
        _rateWatch = new RateWatch(time, _sampleRate);
    }

    public string Format => FormattableString.Invariant($"{_device.Name}, {_sampleRate} Hz, {_channels} of {_device.Channels} channels");

    /// <summary>Opens and starts a device.</summary>
    /// <exception cref="IOException">There is no such device, or it cannot be opened.</exception>
    /// <exception cref="MissingDependencyException">PortAudio is not installed.</exception>
    internal static LiveMicrophoneSource Open(IPortAudio portAudio, string name, MicrophoneSink sink, TimeProvider time)
    {
        var session = PortAudioSession.Begin(portAudio);
        try
        {
            var device = PortAudioSession.Locked(() => MicrophoneList.Find(MicrophoneList.Inputs(portAudio), name));
            return new LiveMicrophoneSource(portAudio, session, device, sink, time);
        }
        catch
        {
            // Also makes the next try see devices that were plugged in meanwhile.
            session.Dispose();
            throw;
        }
    }

    public bool WaitForNext(CancellationToken cancellationToken)
    {
        if (_holdsBlock)
        {
            _ring.Release();
            _holdsBlock = false;
        }

        _waits[1] = cancellationToken.WaitHandle;
        while (_ring.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (WaitHandle.WaitAny(_waits, CheckEvery) == WaitHandle.WaitTimeout && !_stream.IsActive)
                throw new IOException($"{_device.Name} stopped; it was unplugged or another program took it");
        }

        _holdsBlock = true;
        _rateWatch.Add(_ring.Current.Length);
        return true;
    }

    public void Deliver()
    {
        var (lost, overflows) = (_ring.Lost, Volatile.Read(ref _overflows));
        _sink.CountLosses(lost - _reportedLost, overflows - _reportedOverflows);
        (_reportedLost, _reportedOverflows) = (lost, overflows);
        _sink.Deliver(_ring.Current, _sampleRate, _ring.CurrentTime);
    }

    public void Dispose()
    {
        try
        {
            PortAudioSession.Locked(() =>
            {
                _stream.Dispose();
                return true;
            });

            // Only now: before, the callback may still signal it.
            _ring.Dispose();
        }
        finally
        {
            _session.Dispose();
        }
    }

    private (IPortAudioStream, int, int, BlockRing) OpenInFirstFormat()
    {
        PortAudioException? refusal = null;
        foreach (var (rate, channels) in Formats())
        {
            var ring = new BlockRing(RingSeconds * BlocksPerSecond, rate / BlocksPerSecond);
            try
            {
                return (OpenAndStart(rate, channels, ring), rate, channels, ring);
            }
            catch (PortAudioException e)
            {
                ring.Dispose();
                refusal ??= e;
                if (e.ErrorCode is not (ErrorCode.InvalidSampleRate or ErrorCode.InvalidChannelCount or ErrorCode.UnanticipatedHostError))
                    break;
            }
        }

        throw new IOException($"{_device.Name} cannot be opened: {refusal!.Message}", refusal);
    }

    private IEnumerable<(int Rate, int Channels)> Formats()
    {
        var own = (int)Math.Round(_device.SampleRate);
        int[] rates = own >= 8000 && own != WantedRate ? [WantedRate, own] : [WantedRate];
        int[] channels = [1, 2, Math.Min(MostChannels, _device.Channels)];
        return from rate in rates
               from count in channels.Where(c => c <= _device.Channels).Distinct()
               select (rate, count);
    }

    private IPortAudioStream OpenAndStart(int rate, int channels, BlockRing ring)
    {
        var parameters = new StreamParameters
        {
            device = _device.Index,
            channelCount = channels,
            sampleFormat = SampleFormat.Float32,
            suggestedLatency = Math.Clamp(_device.LatencySeconds, ShortestLatency, LongestLatency),
        };
        var frames = (uint)(rate / BlocksPerSecond);

        StreamCallbackResult Take(
            IntPtr input, IntPtr output, uint count, ref StreamCallbackTimeInfo times, StreamCallbackFlags flags, IntPtr userData)
        {
            if ((flags & StreamCallbackFlags.InputOverflow) != 0)
                Interlocked.Increment(ref _overflows);
            if (input != IntPtr.Zero)
                Write(ring, input, count, channels, CapturedAt(times, count, rate), rate);
            return StreamCallbackResult.Continue;
        }

        var stream = _portAudio.Open(parameters, rate, frames, Take);
        try
        {
            stream.Start();
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private long CapturedAt(in StreamCallbackTimeInfo times, uint frames, int rate)
    {
        // Drivers that do not know when a sample was captured leave zero; the block has then just come to its end.
        var age = times.currentTime - times.inputBufferAdcTime;
        if (times.inputBufferAdcTime <= 0 || age is not (>= 0 and <= 1))
            age = (double)frames / rate;
        return _time.GetTimestamp() - (long)(age * _time.TimestampFrequency);
    }

    private unsafe void Write(BlockRing ring, IntPtr input, uint frames, int channels, long capturedAt, int rate)
    {
        // A host API may bring more frames at once than it was asked for.
        var most = (uint)(rate / BlocksPerSecond);
        for (uint done = 0; done < frames; done += most)
        {
            var part = (int)Math.Min(most, frames - done);
            var samples = new ReadOnlySpan<float>((float*)input + (done * (uint)channels), part * channels);
            ring.Write(samples, channels, capturedAt + (long)((double)done / rate * _time.TimestampFrequency));
        }
    }
}
