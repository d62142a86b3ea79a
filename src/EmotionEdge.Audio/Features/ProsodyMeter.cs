using System.Numerics.Tensors;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// How a voice sounds, while it sounds: intensity, pitch, syllables and how much its periods waver, every 10 ms of a stream.
/// How the stream is cut into blocks does not matter to a single bit. Allocates nothing per block. Not thread-safe.
/// </summary>
public sealed class ProsodyMeter
{
    public const int SampleRate = LogMel.SampleRate;
    public const int Hop = LogMel.Hop;

    private const int Frame = PitchTracker.WindowLength;
    private const int Block = 10 * Hop;
    private const double SilenceDbfs = -120;

    /// <summary>There is no voice below this level, nor so far below the loudest, which fades by 2 dB a second.</summary>
    private const double LeastDbfs = -70;
    private const double Depth = 35;
    private const double Fading = 0.02;

    private readonly PitchTracker _pitch = new();
    private readonly PeriodTracker _periods = new();
    private readonly SyllableCounter _syllables = new();
    private readonly double[] _samples = new double[PeriodTracker.History + Frame + Block];
    private readonly double[] _centred = new double[PeriodTracker.History + Frame];
    private VoicePerturbation _perturbation;
    private double _loudest = double.NegativeInfinity;
    private int _held = PeriodTracker.History;
    private long _start;

    /// <summary>Jitter of all that was heard.</summary>
    public VoicePerturbation Perturbation => _perturbation;

    /// <summary>The most frames that so many samples can complete.</summary>
    public static int MaximumFrames(int samples) => (samples / Hop) + 1;

    /// <summary>Takes the next samples.</summary>
    /// <param name="samples">16 kHz mono, full scale 1, finite.</param>
    /// <param name="frames">Takes the frames that they complete, <see cref="MaximumFrames"/> at most.</param>
    /// <returns>How many.</returns>
    public int Push(ReadOnlySpan<float> samples, Span<ProsodyFrame> frames)
    {
        var count = 0;
        while (!samples.IsEmpty)
        {
            var part = samples[..Math.Min(samples.Length, _samples.Length - _held)];
            samples = samples[part.Length..];
            TensorPrimitives.ConvertChecked<float, double>(part, _samples.AsSpan(_held));
            _held += part.Length;
            var at = 0;
            for (; at + PeriodTracker.History + Frame <= _held; at += Hop)
                frames[count++] = Measure(_samples.AsSpan(at, PeriodTracker.History + Frame));
            _samples.AsSpan(at, _held - at).CopyTo(_samples);
            _held -= at;
        }

        return count;
    }

    /// <summary>One frame, with the samples before it.</summary>
    private ProsodyFrame Measure(ReadOnlySpan<double> samples)
    {
        var own = samples[PeriodTracker.History..];
        TensorPrimitives.Subtract(samples, TensorPrimitives.Sum(own) / Frame, _centred);
        var frame = _centred.AsSpan(PeriodTracker.History);
        var power = TensorPrimitives.SumOfSquares<double>(frame) / Frame;
        var level = power > 0 ? Math.Max(SilenceDbfs, 10 * Math.Log10(power)) : SilenceDbfs;
        _loudest = Math.Max(level, _loudest - Fading);

        double hertz = 0, periodicity = 0;
        if (level > LeastDbfs && level > _loudest - Depth)
            (hertz, periodicity) = _pitch.Track(frame);
        else
            _pitch.Reset();
        if (hertz > 0)
            _periods.Follow(_centred, _start, hertz, ref _perturbation);
        else
            _periods.Lose();

        var seconds = (_start + (Frame / 2)) / (double)SampleRate;
        _start += Hop;
        return new ProsodyFrame(seconds, level, hertz, periodicity, _syllables.Push(power, hertz > 0));
    }
}
