using System.Text.Json.Nodes;
using EmotionEdge.Core;
using EmotionEdge.Mqtt.HomeAssistant;
using Xunit;

namespace EmotionEdge.Mqtt.Tests.HomeAssistant;

/// <summary>The discovery message, held against what Home Assistant's MQTT integration documents.</summary>
public sealed class DeviceDiscoveryTests
{
    private static readonly MqttOptions Options = new() { DeviceId = "box" };
    private static readonly JsonObject Message = Write(Options);

    // Keys of the integration's documentation, by platform; all of them have those of the first line.
    private static readonly string[] Common =
        ["platform", "name", "unique_id", "availability", "availability_mode", "icon", "entity_category", "device_class", "qos",
        "enabled_by_default"];

    private static readonly Dictionary<string, string[]> Keys = new()
    {
        ["sensor"] = ["state_topic", "value_template", "state_class", "unit_of_measurement", "suggested_display_precision", "options", "expire_after"],
        ["binary_sensor"] = ["state_topic", "value_template", "expire_after"],
        ["event"] = ["state_topic", "event_types"],
        ["switch"] = ["command_topic", "state_topic", "payload_on", "payload_off"],
        ["select"] = ["command_topic", "state_topic", "options"],
        ["button"] = ["command_topic", "payload_press"],
    };

    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["sensor"] = ["state_topic"],
        ["binary_sensor"] = ["state_topic"],
        ["event"] = ["state_topic", "event_types"],
        ["switch"] = ["command_topic"],
        ["select"] = ["command_topic", "options"],
        ["button"] = ["command_topic"],
    };

    // Device classes of sensors with the units that Home Assistant accepts for them.
    private static readonly Dictionary<string, string[]> Units = new()
    {
        ["temperature"] = ["°C", "°F", "K"],
        ["data_size"] = ["B", "kB", "MB", "GB", "KiB", "MiB", "GiB"],
        ["duration"] = ["d", "h", "min", "s", "ms"],
    };

    private const string Bodies = "posture";

    public static TheoryData<string> Components { get; } = [.. Entities().Select(entity => entity.Key)];

    [Fact]
    public void The_message_names_device_origin_and_components()
    {
        Assert.Equal("homeassistant/device/emotionedge_box/config", DeviceDiscovery.TopicOf(Options));
        Assert.Equal(["device", "origin", "components"], Message.Select(property => property.Key));
        Assert.Equal(["emotionedge_box"], Message["device"]!["identifiers"]!.AsArray().Select(id => (string)id!));
        Assert.Equal("EmotionEdge box", (string)Message["device"]!["name"]!);
        Assert.NotEmpty((string)Message["origin"]!["name"]!);
    }

    [Fact]
    public void The_entities_are_these()
    {
        Assert.Equal(
            [
                "acknowledge button", "agitation sensor", "alert event", "arousal sensor", "baseline_reset button", "camera switch", "camera_hint sensor", "camera_state sensor", "confidence sensor", "face_mood sensor",
                "faces sensor", "frame_age sensor", "frames sensor", "memory sensor", "microphone switch", "microphone_hint sensor", "microphone_state sensor", "mood sensor",
                "posture sensor", "posture_agitation sensor", "posture_armscrossed sensor", "posture_handtoface sensor", "posture_headdown sensor",
                "posture_leaningin sensor", "presence binary_sensor", "privacy switch", "problem binary_sensor", "processor sensor", "profile select", "restart button",
                "share_anger sensor", "share_disgust sensor", "share_fear sensor", "share_happiness sensor", "share_neutral sensor",
                "share_sadness sensor", "share_surprise sensor", "sound_event sensor", "sound_mood sensor", "speech_mood sensor", "stress sensor", "temperature sensor", "text_mood sensor", "uptime sensor", "valence sensor", "waiting_alerts sensor",
            ],
            Entities().Select(entity => $"{entity.Key} {entity.Value!["platform"]}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Each_entity_has_what_its_platform_wants_and_nothing_that_it_does_not_know(string key)
    {
        var entity = Entity(key);
        var platform = (string)entity["platform"]!;

        Assert.Empty(entity.Select(property => property.Key).Except(Common).Except(Keys[platform]));
        Assert.Empty(Required[platform].Except(entity.Select(property => property.Key)));
        Assert.Equal($"emotionedge_box_{key}", (string)entity["unique_id"]!);
        Assert.NotEmpty((string)entity["name"]!);
        Assert.True((string?)entity["entity_category"] is null or "config" or "diagnostic");
        Assert.All(
            entity.Where(property => property.Key.EndsWith("_topic", StringComparison.Ordinal)),
            topic => Assert.StartsWith("emotionedge/box/", (string)topic.Value!, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Each_entity_is_available_with_the_device_and_with_its_sensor(string key)
    {
        var entity = Entity(key);
        var sources = entity["availability"]!.AsArray();

        Assert.Equal("all", (string)entity["availability_mode"]!);
        Assert.Equal("emotionedge/box/availability", (string)sources[0]!["topic"]!);
        Assert.All(sources, source => Assert.Equal(("online", "offline"), ((string)source!["payload_available"]!, (string)source["payload_not_available"]!)));
        var sensor = key switch
        {
            "faces" or "presence" or "face_mood" => "camera",
            _ when key.StartsWith("share_", StringComparison.Ordinal) => "camera",
            "speech_mood" or "sound_mood" or "sound_event" => "microphone",
            "agitation" => Bodies,
            _ when key.StartsWith("posture", StringComparison.Ordinal) => Bodies,
            _ => null,
        };
        Assert.Equal(sensor is null ? 1 : 2, sources.Count);
        if (sensor is not null)
            Assert.Contains(sensor == Bodies ? "value_json.people is defined" : $"value_json.sensors.{sensor} == 'streaming'", (string)sources[1]!["value_template"]!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void A_sensor_is_a_choice_or_a_measurement(string key)
    {
        var entity = Entity(key);
        if ((string)entity["platform"]! != "sensor")
            return;

        var deviceClass = (string?)entity["device_class"];
        if (deviceClass == "enum")
        {
            Assert.NotEmpty(entity["options"]!.AsArray());
            Assert.Null(entity["state_class"]);
            Assert.Null(entity["unit_of_measurement"]);
            return;
        }

        Assert.Equal("measurement", (string)entity["state_class"]!);
        Assert.Null(entity["options"]);
        if (deviceClass is not null)
            Assert.Contains((string)entity["unit_of_measurement"]!, Units[deviceClass]);
    }

    [Theory]
    [InlineData("mood")]
    [InlineData("face_mood")]
    [InlineData("speech_mood")]
    [InlineData("sound_mood")]
    [InlineData("text_mood")]
    public void A_mood_is_one_of_eight_and_expires(string key)
    {
        var mood = Entity(key);

        Assert.Equal([.. EmotionNames.All, "Unknown"], mood["options"]!.AsArray().Select(option => (string)option!));
        Assert.Equal(30, (int)mood["expire_after"]!);
    }

    [Fact]
    public void A_sound_is_one_of_six_or_none()
    {
        Assert.Equal(
            ["Laugh", "Cry", "Scream", "Sigh", "Cough", "BabyCry", "Nothing"],
            Entity("sound_event")["options"]!.AsArray().Select(option => (string)option!));
        Assert.Contains("value_json.event", (string)Entity("sound_event")["value_template"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mood_that_comes_once_a_minute_does_not_expire_in_between()
    {
        var slow = Write(new MqttOptions { DeviceId = "box", SummaryInterval = TimeSpan.FromMinutes(1) });

        Assert.Equal(300, (int)slow["components"]!["mood"]!["expire_after"]!);
    }

    [Fact]
    public void Alerts_are_events_of_four_types()
    {
        Assert.Equal(["raised", "escalated", "acknowledged", "cleared"], Entity("alert")["event_types"]!.AsArray().Select(type => (string)type!));
    }

    [Fact]
    public void Buttons_and_switches_send_what_the_service_understands()
    {
        Assert.Equal("emotionedge/box/restart/set", (string)Entity("restart")["command_topic"]!);
        Assert.Equal("emotionedge/box/baseline/reset/set", (string)Entity("baseline_reset")["command_topic"]!);
        Assert.Equal("emotionedge/box/alert/ack/set", (string)Entity("acknowledge")["command_topic"]!);
        Assert.Equal("emotionedge/box/privacy/set", (string)Entity("privacy")["command_topic"]!);
        Assert.Equal(["eco", "balanced", "fast"], Entity("profile")["options"]!.AsArray().Select(option => (string)option!));
    }

    private static JsonObject Write(MqttOptions options) =>
        JsonNode.Parse(DeviceDiscovery.Write(options, new MqttTopics(options.DeviceId)))!.AsObject();

    private static JsonObject Entities() => Message["components"]!.AsObject();

    private static JsonObject Entity(string key) => Entities()[key]!.AsObject();
}
