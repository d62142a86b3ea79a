namespace EmotionEdge.Inference;

/// <summary>An input or output of a model.</summary>
public sealed record ModelTensor
{
    public required string Name { get; init; }

    /// <summary>Dimensions, outermost first; -1 is free.</summary>
    public IReadOnlyList<int> Shape { get; set; } = [];

    /// <summary>The order of the axes, e.g. <c>NCHW</c>.</summary>
    public string? Layout { get; set; }

    /// <summary>The order of the colours, e.g. <c>RGB</c>.</summary>
    public string? Channels { get; set; }

    public Scaling? Scaling { get; set; }

    /// <summary>The shape to time the model with, where the free dimensions are not 1.</summary>
    public IReadOnlyList<int>? Typical { get; set; }

    /// <summary>What every element holds when a session is opened, e.g. a sample rate that never changes.</summary>
    public double Fill { get; set; }
}
