using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using EmotionEdge.Core.Commands;
using EmotionEdge.Core.Pacing;

namespace EmotionEdge.Mqtt.Commands;

/// <summary>Understands what is sent to the <c>/set</c> topics, and nothing else. <c>deploy/mqtt.md</c> is the reference.</summary>
internal static class CommandParser
{
    /// <summary>Longest payload of a switch or an acknowledgement, in bytes.</summary>
    public const int MaximumBytes = 4 * 1024;

    /// <summary>Longest payload of a text, in bytes.</summary>
    public const int MaximumTextBytes = 16 * 1024;

    /// <summary>What a button of Home Assistant sends.</summary>
    public const string Press = "PRESS";

    private const int MaximumIdLength = 128;

    internal static readonly JsonDocumentOptions Strict = new() { MaxDepth = 2, AllowDuplicateProperties = false };

    /// <param name="name">A name of <see cref="MqttTopics"/>: a switch, the acknowledgement or the text.</param>
    /// <param name="payload">What came.</param>
    /// <param name="refusal">Why it is no command: without a word of the payload.</param>
    /// <returns>The command, or <see langword="null"/>.</returns>
    public static Command? Parse(string name, in ReadOnlySequence<byte> payload, out string refusal)
    {
        var limit = name == MqttTopics.Text ? MaximumTextBytes : MaximumBytes;
        if (payload.Length > limit)
        {
            refusal = $"it has {payload.Length} bytes, {limit} are allowed";
            return null;
        }

        var bytes = payload.ToArray();
        if (!Utf8.IsValid(bytes))
        {
            refusal = "it is not UTF-8";
            return null;
        }

        var content = Encoding.UTF8.GetString(bytes).Trim();
        refusal = "";
        return name switch
        {
            MqttTopics.Camera => Switch(content, ref refusal) is { } on ? new SetCamera(on) : null,
            MqttTopics.Microphone => Switch(content, ref refusal) is { } on ? new SetMicrophone(on) : null,
            MqttTopics.Privacy => Switch(content, ref refusal) is { } on ? new SetPrivacy(on) : null,
            MqttTopics.AlertAcknowledgement => Acknowledgement(content, ref refusal),
            MqttTopics.Profile => Profile(content, ref refusal) is { } profile ? new SetProfile(profile) : null,
            MqttTopics.Restart => IsPress(content, ref refusal) ? new Restart() : null,
            MqttTopics.BaselineReset => IsPress(content, ref refusal) ? new ResetBaseline() : null,
            MqttTopics.Text => Text(content, ref refusal),
            MqttTopics.Physiology => PhysiologyReport.Parse(content, ref refusal),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a command topic.")
        };
    }

    private static bool? Switch(string content, ref string refusal)
    {
        if (content.StartsWith('{'))
        {
            if (OnlyProperty(content, "state", ref refusal) is not { } value)
                return null;

            if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                return value.GetBoolean();
            content = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }

        if (content.Equals("ON", StringComparison.OrdinalIgnoreCase) || content.Equals("true", StringComparison.OrdinalIgnoreCase))
            return true;
        if (content.Equals("OFF", StringComparison.OrdinalIgnoreCase) || content.Equals("false", StringComparison.OrdinalIgnoreCase))
            return false;

        refusal = """it is neither ON, OFF, true, false nor {"state":"ON"}""";
        return null;
    }

    private static PacingProfile? Profile(string content, ref string refusal)
    {
        for (var i = 0; i < MqttTopics.Profiles.Count; i++)
        {
            if (content.Equals(MqttTopics.Profiles[i], StringComparison.OrdinalIgnoreCase))
                return (PacingProfile)i;
        }

        refusal = $"it is none of {string.Join(", ", MqttTopics.Profiles)}";
        return null;
    }

    private static bool IsPress(string content, ref string refusal)
    {
        if (content == Press)
            return true;

        refusal = $"it is not {Press}";
        return false;
    }

    private static AcknowledgeAlert? Acknowledgement(string content, ref string refusal)
    {
        if (content.Length == 0 || content == Press)
            return new AcknowledgeAlert(Id: null);

        if (content.StartsWith('{'))
        {
            if (OnlyProperty(content, "id", ref refusal) is not { } value)
                return null;
            content = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        }

        if (content.Length is > 0 and <= MaximumIdLength && content.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':'))
            return new AcknowledgeAlert(content);

        refusal = """it is neither empty, the id of an alert nor {"id":"..."}""";
        return null;
    }

    private static SubmitText? Text(string content, ref string refusal)
    {
        if (content.StartsWith('{'))
        {
            if (OnlyProperty(content, "text", ref refusal) is not { } value)
                return null;
            content = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
        }

        if (content.Length > 0)
            return new SubmitText(content);

        refusal = "there is no text in it";
        return null;
    }

    private static JsonElement? OnlyProperty(string json, string name, ref string refusal)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var properties = document.RootElement.EnumerateObject().ToArray();
            if (properties.Length == 1 && properties[0].NameEquals(name))
            {
                var value = properties[0].Value.Clone();
                if (value.ValueKind == JsonValueKind.String)
                    _ = value.GetString();
                return value;
            }

            refusal = $"the JSON object must have the property \"{name}\" and no other";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair, written as an escape.
            refusal = "it begins like JSON but is not valid JSON";
        }

        return null;
    }
}
