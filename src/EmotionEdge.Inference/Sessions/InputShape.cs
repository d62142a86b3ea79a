namespace EmotionEdge.Inference;

/// <summary>The fixed shape that an input is opened with.</summary>
/// <param name="Name">The input's name in the model file.</param>
/// <param name="Dimensions">All above 0, outermost first; none for a scalar.</param>
public readonly record struct InputShape(string Name, params int[] Dimensions)
{
    /// <summary>What every element holds at first, e.g. a sample rate that never changes. The default is 0.</summary>
    public double Fill { get; init; }

    public override string ToString() => $"{Name} [{string.Join(", ", Dimensions)}]";
}
