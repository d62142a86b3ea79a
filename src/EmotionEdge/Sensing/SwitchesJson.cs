using System.Text.Json.Serialization;

namespace EmotionEdge.Sensing;

[JsonSerializable(typeof(SwitchPositions))]
internal sealed partial class SwitchesJson : JsonSerializerContext;
