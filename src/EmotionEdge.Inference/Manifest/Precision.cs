using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace EmotionEdge.Inference;

/// <summary>How the numbers of a model file are stored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Precision>))]
public enum Precision
{
    [JsonStringEnumMemberName("fp32")]
    Fp32,

    [JsonStringEnumMemberName("fp16")]
    Fp16,

    /// <summary>8-bit weights and activations (QDQ).</summary>
    [JsonStringEnumMemberName("int8")]
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "It is the name of the precision everywhere.")]
    Int8,

    /// <summary>Not a network: a table in JSON or plain text.</summary>
    [JsonStringEnumMemberName("table")]
    Table,
}
