using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionEdge.Analysis;

/// <summary>Numbers with four decimals: more would only pretend.</summary>
internal sealed class RoundedNumberConverter : JsonConverter<double>
{
    public static double Round(double value) => Math.Round(value, 4, MidpointRounding.AwayFromZero);

    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Results are only written.");

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Round(value));
}
