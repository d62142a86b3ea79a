namespace EmotionEdge.Core.Box;

/// <summary>The models of this installation and their cards.</summary>
public interface IModelCatalogue
{
    /// <summary>In the manifest's order.</summary>
    IReadOnlyList<ModelDescription> Models { get; }

    /// <summary>The card of a model, in Markdown; <see langword="null"/> where there is none.</summary>
    Task<string?> ReadCardAsync(string id, CancellationToken cancellationToken);
}
