using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionEdge.Inference;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EvaluationResult))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
