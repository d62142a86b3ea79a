using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionEdge.Text.Encoder;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TextParameters))]
internal sealed partial class TextParametersJson : JsonSerializerContext;
