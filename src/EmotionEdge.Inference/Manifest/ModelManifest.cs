namespace EmotionEdge.Inference;

/// <summary>The content of <c>models/manifest.json</c>.</summary>
public sealed record ModelManifest
{
    /// <summary>The schema version that this program reads.</summary>
    public const int CurrentSchema = 1;

    public required int Schema { get; init; }

    public required IReadOnlyList<ModelInfo> Models { get; init; }
}
