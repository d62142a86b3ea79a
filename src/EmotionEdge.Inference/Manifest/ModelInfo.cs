using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionEdge.Inference;

/// <summary>One model of the manifest. What the manifest leaves out is empty or <see langword="null"/>.</summary>
/// <remarks>Optional properties can be set: generated JSON code would write nulls over the defaults of init-only ones.</remarks>
public sealed record ModelInfo
{
    public required string Id { get; init; }

    public required ModelTask Task { get; init; }

    public string Version { get; set; } = "";

    /// <summary>The meaning of each output number, in order; empty for models that do not classify.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>The same model in different precisions.</summary>
    public IReadOnlyList<ModelFile> Files { get; set; } = [];

    /// <summary>Tables that the model needs beside its network, by what they are, e.g. <c>vocabulary</c>.</summary>
    public IReadOnlyDictionary<string, ModelFile> Companions { get; set; } = new Dictionary<string, ModelFile>();

    /// <summary>The precision to take until <c>models bench</c> ran on the machine; <see langword="null"/> leaves it to the processor.</summary>
    public Precision? Preferred { get; set; }

    public IReadOnlyList<ModelTensor> Inputs { get; set; } = [];

    public IReadOnlyList<ModelTensor> Outputs { get; set; } = [];

    public Calibration? Calibration { get; set; }

    public Alignment? Alignment { get; set; }

    public string License { get; set; } = "";

    public IReadOnlyList<string> TrainingData { get; set; } = [];

    /// <summary>What the training run measured, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metrics { get; set; } = new Dictionary<string, JsonElement>();

    /// <summary>The file name of the model card, in the folder of the manifest.</summary>
    public string? Card { get; set; }

    /// <summary>Fields of the manifest that only one kind of model has.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }

    /// <summary>The file of a precision; <see langword="null"/> if there is none.</summary>
    public ModelFile? File(Precision precision) => Files.FirstOrDefault(file => file.Precision == precision);
}
