using System.Text.Json;
using EmotionEdge.Analysis;
using EmotionEdge.Core.Box;
using EmotionEdge.Inference;

namespace EmotionEdge.Support;

/// <summary>The models of the manifest.</summary>
internal sealed class ModelCatalogue(ModelStore store) : IModelCatalogue
{
    public IReadOnlyList<ModelDescription> Models => [.. store.Models.Select(Describe)];

    public async Task<string?> ReadCardAsync(string id, CancellationToken cancellationToken) =>
        store.Models.FirstOrDefault(model => model.Id == id) is { } model && PathOf(model) is { } file
            ? await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)
            : null;

    private ModelDescription Describe(ModelInfo model) => new(
        model.Id,
        ModelNames.Of(model.Task),
        model.Version,
        model.Files.Count == 0 ? "" : ModelNames.Of(store.Choose(model).Precision),
        model.License,
        model.TrainingData,
        [.. model.Metrics.SelectMany(metric => Numbers(metric.Key, metric.Value))],
        PathOf(model) is not null);

    /// <summary>A card lies beside the manifest: a path in it leads nowhere.</summary>
    private string? PathOf(ModelInfo model) =>
        model.Card is { Length: > 0 } card && Path.GetFileName(card) == card && Path.Combine(store.Directory, card) is var file && File.Exists(file) ? file : null;

    private static IEnumerable<KeyValuePair<string, double>> Numbers(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => [KeyValuePair.Create(name, value.GetDouble())],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(part => Numbers($"{name}, {part.Name}", part.Value)),
        _ => [],
    };
}
