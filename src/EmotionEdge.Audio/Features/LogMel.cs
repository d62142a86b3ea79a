using System.Numerics.Tensors;

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
    private const double Floor = 1e-10;

    private readonly Fourier _fourier = new(FrameLength);
    private readonly MelFilterBank _filters;
    private readonly double[] _window = new double[WindowLength];
    private readonly double[] _frame = new double[FrameLength];
    private readonly double[] _power;

    public LogMel()
    {
        _filters = new MelFilterBank(Bands, LowHertz, HighHertz, _fourier.Bins, (double)SampleRate / FrameLength);
        _power = new double[_fourier.Bins];
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
        for (var i = 0; i < count; i++)
            ComputeFrame(samples.Slice(i * Hop, FrameLength), bands.Slice(i * Bands, Bands));
        return count;
    }

    private void ComputeFrame(ReadOnlySpan<double> samples, Span<double> bands)
    {
        TensorPrimitives.Multiply(samples.Slice(WindowStart, WindowLength), _window, _frame.AsSpan(WindowStart, WindowLength));
        _fourier.Power(_frame, _power);
        _filters.Apply(_power, bands);
        for (var i = 0; i < Bands; i++)
            bands[i] = Math.Log(Math.Max(bands[i], Floor));
    }
}
