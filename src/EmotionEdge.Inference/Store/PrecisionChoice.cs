namespace EmotionEdge.Inference;

/// <summary>Which file of a model is the faster one on this machine, and by what measurement.</summary>
public sealed record PrecisionChoice
{
    public required string Model { get; init; }

    /// <summary>The model's version that was measured; the choice does not speak for another.</summary>
    public required string Version { get; init; }

    public required Precision Precision { get; init; }

    /// <summary>Median milliseconds a run, by precision.</summary>
    public required IReadOnlyDictionary<Precision, double> Milliseconds { get; init; }
}
