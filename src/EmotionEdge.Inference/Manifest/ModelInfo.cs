using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionEdge.Inference;

/// <summary>One model of the manifest. What the manifest leaves out is empty or <see langword="null"/>.</summary>
public sealed record ModelInfo
{
    public required string Id { get; init; }

    public required ModelTask Task { get; init; }

    public string Version { get; init; } = "";

    /// <summary>The meaning of each output number, in order; empty for models that do not classify.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The same model in different precisions.</summary>
    public IReadOnlyList<ModelFile> Files { get; init; } = [];

    public IReadOnlyList<ModelTensor> Inputs { get; init; } = [];

    public IReadOnlyList<ModelTensor> Outputs { get; init; } = [];

    public Calibration? Calibration { get; init; }

    public Alignment? Alignment { get; init; }

    public string License { get; init; } = "";

    public IReadOnlyList<string> TrainingData { get; init; } = [];

    /// <summary>What the training run measured, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metrics { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The file name of the model card, in the folder of the manifest.</summary>
    public string? Card { get; init; }

    /// <summary>Fields of the manifest that only one kind of model has.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; init; }

    /// <summary>The file of a precision; <see langword="null"/> if there is none.</summary>
    public ModelFile? File(Precision precision) => Files.FirstOrDefault(file => file.Precision == precision);
}
