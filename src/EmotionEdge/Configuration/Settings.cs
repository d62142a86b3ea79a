using System.Globalization;
using System.Reflection;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Pacing;
using EmotionEdge.Dashboard;
using EmotionEdge.Devices;
using EmotionEdge.History;
using EmotionEdge.Inference;
using EmotionEdge.Mqtt;
using EmotionEdge.Storage;
using EmotionEdge.Text;
using EmotionEdge.Uploads;
using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Configuration;

/// <summary>All options of the service; a property here is a section of the configuration.</summary>
internal sealed class Settings
{
    public CameraOptions Camera { get; } = new();

    public MicrophoneOptions Microphone { get; } = new();

    public ModelOptions Models { get; } = new();

    public SoundOptions Sounds { get; } = new();

    public TextOptions Text { get; } = new();

    public PacingOptions Pacing { get; } = new();

    public PostureOptions Posture { get; } = new();

    public FusionOptions Fusion { get; } = new();

    public AlertOptions Alerts { get; } = new();

    public AlertOutputOptions Output { get; } = new();

    public MqttOptions Mqtt { get; } = new();

    public OutboxOptions Outbox { get; } = new();

    public HealthOptions Health { get; } = new();

    public StorageOptions Storage { get; } = new();

    public DashboardOptions Dashboard { get; } = new();

    public HistoryOptions History { get; } = new();

    public UploadOptions Uploads { get; } = new();

    /// <summary>Those of <see cref="ChosenSettings.Keys"/> that the page cannot change, because the environment or the command line says them.</summary>
    internal IReadOnlyList<string> FixedKeys { get; init; } = [];

    /// <summary>Every key, in the order of the sections.</summary>
    public static IReadOnlyList<Setting> Keys { get; } = [.. Leaves(typeof(Settings), []).Select(path => new Setting(path))];

    /// <summary>Every key, and those of the entries that lists have.</summary>
    public IEnumerable<Setting> Present =>
        Keys.Concat(Enumerable.Range(0, Alerts.Rules.Count).SelectMany(index => RuleKeys(index, index.ToString(CultureInfo.InvariantCulture))));

    /// <summary>The sections: options objects by their name in the configuration.</summary>
    public IEnumerable<(string Name, object Options)> Sections =>
        Properties(typeof(Settings)).Select(section => (Setting.JsonName(section), section.GetValue(this)!));

    /// <summary>The keys of one rule in the list <c>alerts.rules</c>.</summary>
    /// <param name="index">Its place in <see cref="AlertOptions.Rules"/>.</param>
    /// <param name="name">What stands for the place in keys.</param>
    public static IEnumerable<Setting> RuleKeys(int index, string name) => Leaves(typeof(AlertRuleOptions), [])
        .Select(path => new Setting(path, $"alerts.rules.{name}.", settings => settings.Alerts.Rules[index]));

    private static IEnumerable<PropertyInfo[]> Leaves(Type type, PropertyInfo[] path)
    {
        foreach (var property in Properties(type))
        {
            PropertyInfo[] longer = [.. path, property];
            if (IsGroup(property.PropertyType))
            {
                foreach (var leaf in Leaves(property.PropertyType, longer))
                    yield return leaf;
            }
            else if (property.SetMethod is { IsPublic: true })
            {
                yield return longer;
            }
        }
    }

    private static PropertyInfo[] Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name is not (nameof(Sections) or nameof(Present)))
        .ToArray();

    /// <summary>Options classes of our own are groups of keys; everything else is a value.</summary>
    private static bool IsGroup(Type type) =>
        type.IsClass && type.Namespace?.StartsWith(nameof(EmotionEdge), StringComparison.Ordinal) == true;
}
