using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EmotionEdge.Mqtt.HomeAssistant;

/// <summary>
/// The one message that tells Home Assistant of the device and all its entities: device-based discovery of its MQTT
/// integration, with full key names (https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload).
/// </summary>
internal static class DeviceDiscovery
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string TopicOf(MqttOptions options) => $"{options.HomeAssistant.Prefix}/device/{UniqueId(options)}/config";

    public static byte[] Write(MqttOptions options, MqttTopics topics)
    {
        var components = new JsonObject();
        foreach (var (key, component) in new EntityList(options, topics).All())
        {
            component["unique_id"] = $"{UniqueId(options)}_{key}";
            components[key] = component;
        }

        var version = typeof(DeviceDiscovery).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
        var message = new JsonObject
        {
            ["device"] = new JsonObject
            {
                ["identifiers"] = new JsonArray(UniqueId(options)),
                ["name"] = options.HomeAssistant.Name ?? $"EmotionEdge {options.DeviceId}",
                ["manufacturer"] = "EmotionEdge",
                ["model"] = "EmotionEdge",
                ["sw_version"] = version,
            },
            ["origin"] = new JsonObject { ["name"] = "EmotionEdge", ["sw_version"] = version },
            ["components"] = components,
        };
        return JsonSerializer.SerializeToUtf8Bytes(message, Readable);
    }

    private static string UniqueId(MqttOptions options) => $"emotionedge_{options.DeviceId}";
}
