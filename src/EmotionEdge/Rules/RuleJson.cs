using System.Text.Json.Serialization;

namespace EmotionEdge.Rules;

/// <summary>Rules as they are kept.</summary>
[JsonSerializable(typeof(List<Dictionary<string, string>>))]
internal sealed partial class RuleJson : JsonSerializerContext;
