using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Devices;

/// <summary>What every block goes through, wherever it comes from: mended, measured, handed on.</summary>
internal sealed class MicrophoneSink(AudioBlockHandler handler)
{
    private long _lost;
    private long _overflows;
    private long _mended;

    internal LevelMeter Meter { get; } = new();

    internal MicrophoneFaults Faults => new(Volatile.Read(ref _lost), Volatile.Read(ref _overflows), Volatile.Read(ref _mended));

    internal void CountLosses(long samples, long deviceOverflows)
    {
        Interlocked.Add(ref _lost, samples);
        Interlocked.Add(ref _overflows, deviceOverflows);
    }

    internal void Deliver(Span<float> samples, int sampleRate, long capturedAt)
    {
        Interlocked.Add(ref _mended, SampleCheck.Mend(samples));
        Meter.Add(samples, sampleRate);
        handler(samples, sampleRate, capturedAt);
    }
}
