namespace EmotionEdge.Inference;

/// <summary>How raw values become model input: (value - mean) / std, one pair a channel or one for all.</summary>
public sealed record Scaling
{
    public required IReadOnlyList<float> Mean { get; init; }

    public required IReadOnlyList<float> Std { get; init; }
}
