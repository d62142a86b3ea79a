using System.Text.Json;
using System.Text.Json.Serialization;
using EmotionEdge.Core;

namespace EmotionEdge.Analysis;

/// <summary>Scores as an object of the seven names in their order.</summary>
internal sealed class EmotionScoresConverter : JsonConverter<EmotionScores>
{
    public override EmotionScores Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Results are only written.");

    public override void Write(Utf8JsonWriter writer, EmotionScores value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        for (var i = 0; i < EmotionScores.Count; i++)
            writer.WriteNumber(((Emotion)i).Name(), RoundedNumberConverter.Round(value[i]));
        writer.WriteEndObject();
    }
}
