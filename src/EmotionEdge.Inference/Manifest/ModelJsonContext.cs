using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionEdge.Inference;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ModelManifest))]
[JsonSerializable(typeof(PrecisionChoiceFile))]
internal sealed partial class ModelJsonContext : JsonSerializerContext;
