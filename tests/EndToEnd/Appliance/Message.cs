using System.Text;
using System.Text.Json;

namespace EmotionEdge.EndToEnd.Appliance;

/// <summary>What a subscriber got.</summary>
/// <param name="Topic">The part after <c>emotionedge/box/</c>.</param>
/// <param name="Retained">Whether the broker had kept it from before.</param>
/// <param name="Payload">As it came.</param>
internal sealed record Message(string Topic, bool Retained, byte[] Payload)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private JsonElement? _json;

    public string Text => Strict.GetString(Payload);

    public bool IsJson => Payload.Length > 0 && Payload[0] == '{';

    public JsonElement Json => _json ??= JsonDocument.Parse(Payload).RootElement;

    public long Seq => Json.GetProperty("seq").GetInt64();

    public DateTimeOffset Time => Json.GetProperty("time").GetDateTimeOffset();

    public string Dominant => Json.GetProperty("dominant").GetString()!;

    /// <summary>Of a summary: the state of a sensor.</summary>
    public string Sensor(string name) => Json.GetProperty("sensors").GetProperty(name).GetString()!;

    /// <summary>Of a status: what is said of a sensor.</summary>
    public JsonElement SensorStatus(string name) =>
        Json.GetProperty("sensors").EnumerateArray().Single(sensor => sensor.GetProperty("name").GetString() == name);

    public override string ToString() => $"{Topic}{(Retained ? " (retained)" : "")} {Encoding.UTF8.GetString(Payload)}";
}
