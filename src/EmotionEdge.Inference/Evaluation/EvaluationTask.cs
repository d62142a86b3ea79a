using System.Text.Json.Serialization;

namespace EmotionEdge.Inference;

/// <summary>What <c>models evaluate --task</c> measures.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvaluationTask>))]
public enum EvaluationTask
{
    [JsonStringEnumMemberName("face")]
    Face,

    [JsonStringEnumMemberName("speech")]
    Speech,

    [JsonStringEnumMemberName("sound")]
    Sound,

    [JsonStringEnumMemberName("text")]
    Text,
}
