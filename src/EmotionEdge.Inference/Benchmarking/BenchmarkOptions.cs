using System.ComponentModel.DataAnnotations;

namespace EmotionEdge.Inference;

/// <summary>How <c>models bench</c> measures.</summary>
public sealed class BenchmarkOptions
{
    /// <summary>Runs before the measurement, so that caches and clocks have settled; 0 or more.</summary>
    /// <value>The default is 10.</value>
    [Range(0, 100_000)]
    public int WarmUp { get; set; } = 10;

    /// <summary>Runs that are timed; 1 or more.</summary>
    /// <value>The default is 100.</value>
    [Range(1, 1_000_000)]
    public int Runs { get; set; } = 100;
}
