using System.Text.Json;
using System.Text.Json.Serialization;
using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Analysis;

/// <summary>Hints by their published names.</summary>
internal sealed class SensorHintConverter : JsonConverter<SensorHint>
{
    public override SensorHint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Results are only written.");

    public override void Write(Utf8JsonWriter writer, SensorHint value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name());
}
