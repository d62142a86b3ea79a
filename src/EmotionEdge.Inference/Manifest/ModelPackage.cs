namespace EmotionEdge.Inference;

/// <summary>The registry package that a model file comes from.</summary>
public sealed record ModelPackage
{
    public required string Registry { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>The path inside the package.</summary>
    public required string Path { get; init; }
}
