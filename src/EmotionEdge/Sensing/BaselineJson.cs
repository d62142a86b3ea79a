using System.Text.Json.Serialization;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Sensing;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(IReadOnlyList<RestingState>))]
internal sealed partial class BaselineJson : JsonSerializerContext;
