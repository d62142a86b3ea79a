using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EmotionEdge.Mqtt.Payloads;

[JsonSerializable(typeof(SummaryPayload))]
[JsonSerializable(typeof(ModalityPayload))]
[JsonSerializable(typeof(PosturePayload))]
[JsonSerializable(typeof(AlertPayload))]
[JsonSerializable(typeof(StatusPayload))]
internal sealed partial class PayloadContext : JsonSerializerContext
{
    /// <summary>camelCase, and UTF-8 as it is: the messages go into no web page.</summary>
    public static PayloadContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
