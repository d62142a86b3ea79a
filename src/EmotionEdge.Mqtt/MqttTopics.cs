using EmotionEdge.Core;
using EmotionEdge.Core.Pacing;

namespace EmotionEdge.Mqtt;

/// <summary>The topics of one device. <c>deploy/mqtt.md</c> describes each.</summary>
internal sealed class MqttTopics(string deviceId)
{
    public const string Camera = "camera";
    public const string Microphone = "microphone";
    public const string Privacy = "privacy";
    public const string AlertAcknowledgement = "alert/ack";
    public const string Text = "text";
    public const string Physiology = "physiology";
    public const string Profile = "profile";
    public const string Restart = "restart";
    public const string BaselineReset = "baseline/reset";

    /// <summary>The names of the profiles, as they are sent.</summary>
    public static IReadOnlyList<string> Profiles { get; } = [.. Enum.GetNames<PacingProfile>().Select(name => name.ToLowerInvariant())];

    private readonly string _base = $"emotionedge/{deviceId}/";

    /// <summary>What can be switched from outside and answers with a state.</summary>
    public static IReadOnlyList<string> Switches { get; } = [Camera, Microphone, Privacy];

    public string Availability => $"{_base}availability";

    public string Summary => $"{_base}summary";

    public string Posture => $"{_base}posture";

    public string Alert => $"{_base}alert";

    public string Status => $"{_base}status";

    public string Of(Modality modality) => modality switch
    {
        Modality.Face => $"{_base}face",
        Modality.Speech => $"{_base}speech",
        Modality.Text => $"{_base}text",
        Modality.Sound => $"{_base}sound",
        _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "No topic for this modality.")
    };

    /// <summary>Every topic on which the broker keeps the newest message.</summary>
    public IEnumerable<string> Retained =>
    [
        Availability, Summary, Posture, Status, .. Enum.GetValues<Modality>().Select(Of), .. Switches.Append(Profile).Select(State),
    ];

    public string Set(string name) => $"{_base}{name}/set";

    public string State(string name) => $"{_base}{name}/state";
}
