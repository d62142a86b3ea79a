using System.Numerics;

namespace EmotionEdge.Audio.Features;

/// <summary>
/// Triangular filters, equidistant on the mel scale 2595 log10(1 + f / 700) (D. O'Shaughnessy, "Speech Communication",
/// 1987), each with an area of two over its width in hertz (M. Slaney, "Auditory Toolbox", 1998).
/// </summary>
internal sealed class MelFilterBank
{
    private readonly (int FirstBin, double[] Weights)[] _filters;

    /// <param name="bands">Number of filters.</param>
    /// <param name="lowHertz">Where the first begins.</param>
    /// <param name="highHertz">Where the last ends.</param>
    /// <param name="bins">Bins of a power spectrum.</param>
    /// <param name="hertzPerBin">Distance between them.</param>
    public MelFilterBank(int bands, double lowHertz, double highHertz, int bins, double hertzPerBin)
    {
        var low = ToMel(lowHertz);
        var step = (ToMel(highHertz) - low) / (bands + 1);
        _filters = new (int, double[])[bands];
        for (var band = 0; band < bands; band++)
            _filters[band] = Triangle(ToHertz(low + (band * step)), ToHertz(low + ((band + 1) * step)), ToHertz(low + ((band + 2) * step)));

        (int, double[]) Triangle(double from, double peak, double to)
        {
            var first = (int)Math.Floor(from / hertzPerBin) + 1;
            var last = Math.Min((int)Math.Ceiling(to / hertzPerBin) - 1, bins - 1);
            var weights = new double[Math.Max(0, last - first + 1)];
            for (var i = 0; i < weights.Length; i++)
            {
                var hertz = (first + i) * hertzPerBin;
                weights[i] = Math.Min((hertz - from) / (peak - from), (to - hertz) / (to - peak)) * 2 / (to - from);
            }

            return (first, weights);
        }
    }

    public int Bands => _filters.Length;

    /// <summary>Energy that each filter lets through, of frames side by side.</summary>
    public void Apply(ReadOnlySpan<Vector<double>> power, Span<Vector<double>> energies)
    {
        for (var band = 0; band < _filters.Length; band++)
        {
            var (first, weights) = _filters[band];
            var energy = Vector<double>.Zero;
            var bins = power.Slice(first, weights.Length);
            for (var i = 0; i < bins.Length; i++)
                energy = Vector.FusedMultiplyAdd(bins[i], new(weights[i]), energy);
            energies[band] = energy;
        }
    }

    private static double ToMel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));

    private static double ToHertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
