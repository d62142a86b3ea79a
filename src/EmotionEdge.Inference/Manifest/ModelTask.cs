using System.Text.Json.Serialization;

namespace EmotionEdge.Inference;

/// <summary>What a model is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelTask>))]
public enum ModelTask
{
    /// <summary>An aligned face to an expression.</summary>
    [JsonStringEnumMemberName("face")]
    Face,

    [JsonStringEnumMemberName("face-detection")]
    FaceDetection,

    /// <summary>An expression over time, from a track's single ones.</summary>
    [JsonStringEnumMemberName("face-sequence")]
    FaceSequence,

    [JsonStringEnumMemberName("posture")]
    Posture,

    [JsonStringEnumMemberName("speech")]
    Speech,

    [JsonStringEnumMemberName("voice-activity")]
    VoiceActivity,

    /// <summary>Laugh, cry, scream and the like.</summary>
    [JsonStringEnumMemberName("sound")]
    Sound,

    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>Early fusion of the senses' embeddings.</summary>
    [JsonStringEnumMemberName("fusion")]
    Fusion,

    /// <summary>Whether a text is in the language that the text models know.</summary>
    [JsonStringEnumMemberName("language")]
    Language,
}
