using System.Text.Json.Nodes;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Posture;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Sounds;
using EmotionEdge.Mqtt.Commands;

namespace EmotionEdge.Mqtt.HomeAssistant;

/// <summary>The entities of the device: each reads a part of a message of <c>deploy/mqtt.md</c>, or sends a command.</summary>
internal sealed class EntityList(MqttOptions options, MqttTopics topics)
{
    private const string Diagnostic = "diagnostic";
    private const string NoHint = "ok";

    // Not "None": Home Assistant takes that for a state that nobody knows.
    private const string NoSound = "Nothing";

    private readonly int _expireAfter =
        (int)Math.Ceiling(Math.Max(options.HomeAssistant.ExpireAfter.TotalSeconds, 5 * options.SummaryInterval.TotalSeconds));

    /// <summary>Each entity with its key in the discovery message.</summary>
    public IEnumerable<(string Key, JsonObject Entity)> All() => [.. Room(), .. Senses(), .. Posture(), .. Controls(), .. Health()];

    private IEnumerable<(string Key, JsonObject Entity)> Room()
    {
        yield return ("mood", Mood("Mood", topics.Summary, "mdi:emoticon-outline", Device()));
        yield return ("confidence", Fresh(Number("Confidence", topics.Summary, "(value_json.confidence or 0) * 100", "%", decimals: 0)));
        yield return ("valence", Fresh(Number("Valence", topics.Summary, "value_json.valence", decimals: 2)));
        yield return ("arousal", Fresh(Number("Arousal", topics.Summary, "value_json.arousal", decimals: 2)));
        var stress = Number("Stress", topics.Summary, "value_json.stress", decimals: 2);
        stress["icon"] = "mdi:gauge";
        yield return ("stress", Fresh(stress));
        yield return ("faces", Fresh(Number("Faces", topics.Summary, "value_json.faces", decimals: 0, available: Sensor("camera"))));
        foreach (var share in Shares())
            yield return share;
        yield return ("presence", Fresh(Binary("Presence", topics.Summary, "value_json.faces > 0", "occupancy", Sensor("camera"))));

        var alert = Entity("event", "Alert", Device());
        alert["state_topic"] = topics.Alert;
        alert["event_types"] = Names<AlertEventType>();
        alert["icon"] = "mdi:bell-alert-outline";
        alert["qos"] = 1;
        yield return ("alert", alert);
    }

    /// <summary>Seven more sensors would crowd the device's page: who wants them switches them on.</summary>
    private IEnumerable<(string Key, JsonObject Entity)> Shares()
    {
        foreach (var emotion in Enum.GetValues<Emotion>())
        {
            var name = emotion.Name();
            var share = Number($"People showing {name.ToLowerInvariant()}", topics.Summary,
                $"(value_json.shares.{name} * 100) | round(1) if value_json.shares else None", "%", decimals: 0, available: Sensor("camera"));
            share["icon"] = "mdi:account-group-outline";
            share["enabled_by_default"] = false;
            yield return ($"share_{name.ToLowerInvariant()}", Fresh(share));
        }
    }

    private IEnumerable<(string Key, JsonObject Entity)> Senses()
    {
        yield return ("face_mood", Mood("Mood by face", topics.Of(Modality.Face), "mdi:face-recognition", Sensor("camera")));
        yield return ("speech_mood", Mood("Mood by voice", topics.Of(Modality.Speech), "mdi:account-voice", Sensor("microphone")));
        yield return ("sound_mood", Mood("Mood by sounds", topics.Of(Modality.Sound), "mdi:waveform", Sensor("microphone")));
        yield return ("sound_event", Fresh(Choice(
            "Sound", topics.Of(Modality.Sound), $"'{NoSound}' if value_json.event == '{SoundNames.None}' else value_json.event",
            new JsonArray([.. SoundNames.All.Append(NoSound).Select(sound => (JsonNode)sound)]), "mdi:ear-hearing", Sensor("microphone"))));
        yield return ("text_mood", Mood("Mood by text", topics.Of(Modality.Text), "mdi:message-text-outline", Device()));
    }

    /// <summary>There where posture is on. What people do is told of several only, so that in most homes these stay empty: who has use for them switches them on.</summary>
    private IEnumerable<(string Key, JsonObject Entity)> Posture()
    {
        var agitation = Number("Agitation", topics.Posture, "value_json.agitation", decimals: 2, available: Bodies());
        agitation["icon"] = "mdi:motion";
        yield return ("agitation", Fresh(agitation));

        var action = Fresh(Choice(
            "Posture", topics.Posture, "value_json.action if value_json.action else 'unknown'", Names<PostureAction>(), "mdi:human-greeting-variant", Bodies()));
        action["enabled_by_default"] = false;
        yield return ("posture", action);

        foreach (var cue in Enum.GetValues<PostureCue>())
        {
            var (key, name) = NameOf(cue);
            var share = Number(name, topics.Posture,
                $"(value_json.shares.{key} * 100) | round(1) if value_json.shares else None", "%", decimals: 0, available: Bodies());
            share["icon"] = "mdi:account-group-outline";
            share["enabled_by_default"] = false;
            yield return ($"posture_{cue.ToString().ToLowerInvariant()}", Fresh(share));
        }
    }

    private static (string Key, string Name) NameOf(PostureCue cue) => cue switch
    {
        PostureCue.Agitation => ("agitation", "People moving much"),
        PostureCue.HandToFace => ("handToFace", "People with a hand at the face"),
        PostureCue.HeadDown => ("headDown", "People with the head down"),
        PostureCue.ArmsCrossed => ("armsCrossed", "People with crossed arms"),
        _ => ("leaningIn", "People leaning in"),
    };

    private IEnumerable<(string Key, JsonObject Entity)> Controls()
    {
        yield return ("camera", Switch("Camera", MqttTopics.Camera, "mdi:camera"));
        yield return ("microphone", Switch("Microphone", MqttTopics.Microphone, "mdi:microphone"));
        yield return ("privacy", Switch("Privacy", MqttTopics.Privacy, "mdi:eye-off-outline"));

        var profile = Entity("select", "Profile", Device());
        profile["command_topic"] = topics.Set(MqttTopics.Profile);
        profile["state_topic"] = topics.State(MqttTopics.Profile);
        profile["options"] = new JsonArray([.. MqttTopics.Profiles.Select(name => (JsonNode)name)]);
        profile["icon"] = "mdi:speedometer";
        profile["entity_category"] = "config";
        yield return ("profile", profile);

        var acknowledge = Button("Acknowledge alert", MqttTopics.AlertAcknowledgement);
        acknowledge["icon"] = "mdi:bell-check-outline";
        yield return ("acknowledge", acknowledge);

        var restart = Button("Restart", MqttTopics.Restart);
        restart["device_class"] = "restart";
        restart["entity_category"] = "config";
        yield return ("restart", restart);

        var baseline = Button("Reset baseline", MqttTopics.BaselineReset);
        baseline["icon"] = "mdi:backup-restore";
        baseline["entity_category"] = "config";
        yield return ("baseline_reset", baseline);
    }

    private IEnumerable<(string Key, JsonObject Entity)> Health()
    {
        var problem = Binary("Problem", topics.Status, "value_json.problems | length > 0", "problem", Device());
        yield return ("problem", Mark(problem));
        yield return ("camera_state", Mark(Choice(
            "Camera state", topics.Summary, "value_json.sensors.camera", Names<SensorState>(), "mdi:camera", Device())));
        yield return ("microphone_state", Mark(Choice(
            "Microphone state", topics.Summary, "value_json.sensors.microphone", Names<SensorState>(), "mdi:microphone", Device())));
        yield return ("camera_hint", Mark(Hint("Camera hint", SensorHints.Camera, SensorHints.OfCamera, "mdi:camera-iris")));
        yield return ("microphone_hint", Mark(Hint("Microphone hint", SensorHints.Microphone, SensorHints.OfMicrophone, "mdi:microphone-settings")));
        yield return ("temperature", Mark(Number("Temperature", topics.Status, "value_json.temperatureCelsius", "°C", "temperature", decimals: 1)));
        yield return ("memory", Mark(Number("Memory", topics.Status, "(value_json.memoryBytes / 1048576) | round(1)", "MiB", "data_size", decimals: 0)));
        yield return ("processor", Mark(Number("Processor", topics.Status, "(value_json.pacing.cpuShare or 0) * 100", "%", decimals: 0)));
        yield return ("frames", Mark(Number("Frames analysed", topics.Status, "value_json.pacing.processedPerSecond", "fps", decimals: 1)));
        yield return ("frame_age", Mark(Number("Frame age", topics.Status, "value_json.pacing.frameAgeMilliseconds", "ms", "duration", decimals: 0)));
        yield return ("uptime", Mark(Number("Uptime", topics.Status, "value_json.uptimeSeconds", "s", "duration", decimals: 0)));
        yield return ("waiting_alerts", Mark(Number("Waiting alerts", topics.Status, "value_json.mqtt.waitingAlerts", decimals: 0)));
    }

    private JsonObject Mood(string name, string topic, string icon, JsonArray available) => Fresh(Choice(
        name, topic, "value_json.dominant", new JsonArray([.. EmotionNames.All.ToArray().Append(EmotionNames.Unknown).Select(emotion => (JsonNode)emotion)]),
        icon, available));

    /// <summary>The gravest of what a technician should mend at a sensor.</summary>
    private JsonObject Hint(string name, string sensor, ReadOnlySpan<SensorHint> hints, string icon)
    {
        var choices = new JsonArray(NoHint);
        foreach (var hint in hints)
            choices.Add((JsonNode)hint.Name());
        return Choice(
            name,
            topics.Status,
            $"((value_json.hints | selectattr('sensor', 'equalto', '{sensor}') | map(attribute='name') | list) + ['{NoHint}']) | first",
            choices,
            icon,
            Device());
    }

    // What is told late is no news of now: a choice keeps its state, and of the others Home Assistant ignores an empty text.
    private static JsonObject Choice(string name, string topic, string value, JsonArray choices, string icon, JsonArray available)
    {
        var sensor = Entity("sensor", name, available);
        sensor["state_topic"] = topic;
        sensor["value_template"] =
            $"{{% if value_json.historical | default(false) %}}{{{{ this.state if this.state not in ['unknown', 'unavailable'] else 'None' }}}}{{% else %}}{{{{ {value} }}}}{{% endif %}}";
        sensor["device_class"] = "enum";
        sensor["options"] = choices;
        sensor["icon"] = icon;
        return sensor;
    }

    private JsonObject Number(
        string name, string topic, string value, string? unit = null, string? deviceClass = null, int decimals = 1, JsonArray? available = null)
    {
        var sensor = Entity("sensor", name, available ?? Device());
        sensor["state_topic"] = topic;
        sensor["value_template"] = Live(value);
        sensor["state_class"] = "measurement";
        sensor["suggested_display_precision"] = decimals;
        if (unit is not null)
            sensor["unit_of_measurement"] = unit;
        if (deviceClass is not null)
            sensor["device_class"] = deviceClass;
        return sensor;
    }

    private static JsonObject Binary(string name, string topic, string condition, string deviceClass, JsonArray available)
    {
        var sensor = Entity("binary_sensor", name, available);
        sensor["state_topic"] = topic;
        sensor["value_template"] = Live($"'ON' if {condition} else 'OFF'");
        sensor["device_class"] = deviceClass;
        return sensor;
    }

    private JsonObject Switch(string name, string topic, string icon)
    {
        var entity = Entity("switch", name, Device());
        entity["command_topic"] = topics.Set(topic);
        entity["state_topic"] = topics.State(topic);
        entity["payload_on"] = "ON";
        entity["payload_off"] = "OFF";
        entity["icon"] = icon;
        return entity;
    }

    private JsonObject Button(string name, string topic)
    {
        var button = Entity("button", name, Device());
        button["command_topic"] = topics.Set(topic);
        button["payload_press"] = CommandParser.Press;
        return button;
    }

    private static JsonObject Entity(string platform, string name, JsonArray available) => new()
    {
        ["platform"] = platform,
        ["name"] = name,
        ["availability"] = available,
        ["availability_mode"] = "all",
    };

    private JsonObject Fresh(JsonObject entity)
    {
        entity["expire_after"] = _expireAfter;
        return entity;
    }

    private static JsonObject Mark(JsonObject entity)
    {
        entity["entity_category"] = Diagnostic;
        return entity;
    }

    /// <summary>The service is there.</summary>
    private JsonArray Device() => [Source(topics.Availability)];

    /// <summary>The service is there, and the sensor delivers.</summary>
    private JsonArray Sensor(string name)
    {
        var sensor = Source(topics.Summary);
        sensor["value_template"] = Live($"'{Availability.Online}' if value_json.sensors.{name} == 'streaming' else '{Availability.Offline}'");
        return [Source(topics.Availability), sensor];
    }

    /// <summary>The service is there, and has looked at bodies.</summary>
    private JsonArray Bodies()
    {
        var posture = Source(topics.Posture);
        posture["value_template"] = Live($"'{Availability.Online}' if value_json.people is defined else '{Availability.Offline}'");
        return [Source(topics.Availability), posture];
    }

    private static JsonObject Source(string topic) => new()
    {
        ["topic"] = topic,
        ["payload_available"] = Availability.Online,
        ["payload_not_available"] = Availability.Offline,
    };

    private static string Live(string value) =>
        $"{{% if not value_json.historical | default(false) %}}{{{{ {value} }}}}{{% endif %}}";

    private static JsonArray Names<T>()
        where T : struct, Enum =>
        new([.. Enum.GetNames<T>().Select(name => (JsonNode)(char.ToLowerInvariant(name[0]) + name[1..]))]);
}
