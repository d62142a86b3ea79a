namespace Benchmarks.Measuring;

internal static class Quantile
{
    /// <summary>The least value that so large a share of all is not above.</summary>
    public static double Of(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
