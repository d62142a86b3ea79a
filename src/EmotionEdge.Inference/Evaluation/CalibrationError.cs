namespace EmotionEdge.Inference;

/// <summary>
/// Expected calibration error over 15 bins of equal width; a bin holds (lower, upper], the first one 0 too.
/// After Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, equation 5.
/// </summary>
internal sealed class CalibrationError
{
    public const int Bins = 15;

    private readonly double[] confidences = new double[Bins];
    private readonly int[] right = new int[Bins];
    private readonly int[] counts = new int[Bins];
    private int count;

    /// <summary>0..1; 0 before the first item.</summary>
    public double Value
    {
        get
        {
            double gap = 0;
            for (int bin = 0; bin < Bins; bin++)
                gap += Math.Abs(right[bin] - confidences[bin]);
            return count == 0 ? 0 : gap / count;
        }
    }

    /// <summary>The bins that have answers, by rising probability.</summary>
    public IReadOnlyList<CalibrationBin> Curve() =>
        [.. Enumerable.Range(0, Bins).Where(bin => counts[bin] > 0)
            .Select(bin => new CalibrationBin(confidences[bin] / counts[bin], (double)right[bin] / counts[bin], counts[bin]))];

    public void Add(double confidence, bool isRight)
    {
        int bin = Math.Clamp((int)Math.Ceiling(confidence * Bins) - 1, 0, Bins - 1);
        confidences[bin] += confidence;
        right[bin] += isRight ? 1 : 0;
        counts[bin]++;
        count++;
    }
}
