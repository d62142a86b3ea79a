using System.Numerics;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// Logarithm of the energy in 64 mel bands from 20 to 7600 Hz, every 10 ms: frames of 512 samples under a periodic Hann
/// window of 400 in their middle, no padding, natural logarithm of at least 1e-10. 16 kHz mono. Not thread-safe.
/// </summary>
public sealed class LogMel
{
    public const int SampleRate = 16000;
    public const int FrameLength = 512;
    public const int WindowLength = 400;
    public const int Hop = 160;
    public const int Bands = 64;

    /// <summary>Where in a frame the window begins.</summary>
    internal const int WindowStart = (FrameLength - WindowLength) / 2;

    private const double LowHertz = 20;
    private const double HighHertz = 7600;
    private const float Floor = 1e-10f;

    private readonly FramePowers _frames = new(FrameLength);
    private readonly MelFilterBank _filters;
    private readonly double[] _window = new double[WindowLength];
    private readonly Vector<double>[] _power;
    private readonly Vector<double>[] _bands = new Vector<double>[Bands];

    public LogMel()
    {
        _filters = new MelFilterBank(Bands, LowHertz, HighHertz, _frames.Bins, (double)SampleRate / FrameLength);
        _power = new Vector<double>[_frames.Bins];
        for (var i = 0; i < WindowLength; i++)
            _window[i] = 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / WindowLength));
    }

    /// <summary>Frames that fit in a number of samples.</summary>
    public static int FrameCount(int samples) => samples < FrameLength ? 0 : ((samples - FrameLength) / Hop) + 1;

    /// <summary>Writes all frames of some samples, row by row.</summary>
    /// <param name="samples">16 kHz mono.</param>
    /// <param name="bands">Takes <see cref="FrameCount"/> rows of <see cref="Bands"/> values.</param>
    /// <returns>The number of rows.</returns>
    public int Compute(ReadOnlySpan<double> samples, Span<double> bands)
    {
        var count = FrameCount(samples.Length);
        for (var first = 0; first < count; first += FramePowers.Lanes)
        {
            var abreast = ComputeAbreast(samples[(first * Hop)..], _bands);
            for (var lane = 0; lane < abreast; lane++)
            {
                var row = bands.Slice((first + lane) * Bands, Bands);
                for (var band = 0; band < row.Length; band++)
                    row[band] = _bands[band][lane];
            }
        }

        return count;
    }

    /// <summary>Computes the first frames of some samples side by side.</summary>
    /// <param name="samples">At least one frame.</param>
    /// <param name="bands">Takes <see cref="Bands"/> vectors; those of frames that are not there hold what was there before.</param>
    /// <returns>How many frames there are: all that fit, but no more than a vector has places.</returns>
    internal int ComputeAbreast(ReadOnlySpan<double> samples, Span<Vector<double>> bands)
    {
        var count = Math.Min(FramePowers.Lanes, FrameCount(samples.Length));
        for (var lane = 0; lane < count; lane++)
            _frames.Put(lane, WindowStart, samples.Slice((lane * Hop) + WindowStart, WindowLength), _window);
        _frames.Compute(_power);
        _filters.Apply(_power, bands);
        TakeLogarithms(bands);
        return count;
    }

    /// <summary>In single precision, two bands at a time: six digits of a logarithm are more than any model sees.</summary>
    private static void TakeLogarithms(Span<Vector<double>> bands)
    {
        for (var band = 0; band < Bands; band += 2)
        {
            var both = Vector.Log(Vector.Max(Vector.Narrow(bands[band], bands[band + 1]), new Vector<float>(Floor)));
            Vector.Widen(both, out bands[band], out bands[band + 1]);
        }
    }
}
