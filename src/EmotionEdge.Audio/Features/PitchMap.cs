namespace EmotionEdge.Audio.Features;

/// <summary>
/// How periodic each frame is at 48 pitches from 62.5 to 479 Hz, 16 an octave: the frame's autocorrelation divided by the
/// window's own (Boersma 1993, "Accurate short-term analysis of the fundamental frequency"), -1..1, about 0 in what is much
/// quieter than the clip. Frames have the middles of those of <see cref="LogMel"/>. Not thread-safe.
/// </summary>
public sealed class PitchMap
{
    public const int Pitches = 48;

    private const int PitchesPerOctave = 16;
    private const int WindowLength = 640;
    private const int TransformLength = 1024;
    private const int LongestLag = 256;

    /// <summary>Bins below 50 Hz, where there is hum but no voice.</summary>
    private const int LowBins = 4;

    /// <summary>Energy of a windowed frame 30 dB under the level, for a level of 1.</summary>
    private const double Quiet = 0.24;

    /// <summary>How much earlier than a frame of <see cref="LogMel"/> its window begins.</summary>
    private const int Margin = (WindowLength - LogMel.FrameLength) / 2;

    private readonly Autocorrelation _correlation = new(WindowLength, TransformLength, LongestLag);
    private readonly int[] _lags = new int[Pitches];
    private readonly double[] _parts = new double[Pitches];

    public PitchMap()
    {
        for (var k = 0; k < Pitches; k++)
        {
            var lag = LongestLag * Math.Pow(2, -(double)k / PitchesPerOctave);
            _lags[k] = Math.Min((int)lag, LongestLag - 1);
            _parts[k] = lag - _lags[k];
        }
    }

    /// <summary>Writes the map of some frames, row by row.</summary>
    /// <param name="samples">16 kHz mono; outside them is silence.</param>
    /// <param name="level">Level of the clip, as an RMS amplitude.</param>
    /// <param name="rows">As many as <see cref="LogMel.FrameCount"/> says, or fewer.</param>
    /// <param name="map">Takes <see cref="Pitches"/> values a row.</param>
    /// <param name="stride">From the beginning of a row to that of the next, in values.</param>
    public void Compute(ReadOnlySpan<double> samples, double level, int rows, Span<float> map, int stride)
    {
        var quiet = (Quiet * level * level) + 1e-9;
        for (var row = 0; row < rows; row++)
            ComputeFrame(samples, (row * LogMel.Hop) - Margin, quiet, map.Slice(row * stride, Pitches));
    }

    private void ComputeFrame(ReadOnlySpan<double> samples, int start, double quiet, Span<float> map)
    {
        _correlation.Compute(samples, start, LowBins);
        var energy = _correlation.Energy + quiet;
        for (var k = 0; k < Pitches; k++)
        {
            var lag = _lags[k];
            double near = _correlation[lag], far = _correlation[lag + 1];
            map[k] = (float)Math.Clamp((near + ((far - near) * _parts[k])) / energy, -1, 1);
        }
    }
}
