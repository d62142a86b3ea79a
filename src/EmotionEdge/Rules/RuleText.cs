using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using EmotionEdge.Configuration;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;

namespace EmotionEdge.Rules;

/// <summary>Alert rules as keys and values, read, checked and described by the code that does so for the configuration.</summary>
internal static class RuleText
{
    /// <summary>Reads rules.</summary>
    /// <exception cref="AlertRuleException">They will not do.</exception>
    public static IReadOnlyList<AlertRuleOptions> Parse(IReadOnlyList<IReadOnlyDictionary<string, string>> rules)
    {
        var faults = new Dictionary<string, string>();
        var settings = new Settings();
        // All at once would only take time; that they are too many is told below.
        foreach (var (index, rule) in rules.Take(AlertOptions.MaximumRules + 1).Index())
        {
            settings.Alerts.Rules.Add(new AlertRuleOptions());
            Read(rule, index, settings, faults);
        }

        foreach (var result in settings.Alerts.Validate(new ValidationContext(settings.Alerts)))
        {
            foreach (var key in result.MemberNames)
                faults.TryAdd(JsonNamingPolicy.CamelCase.ConvertName(key), result.ErrorMessage!);
        }

        return faults.Count == 0 ? [.. settings.Alerts.Rules] : throw new AlertRuleException(faults);
    }

    /// <summary>A rule as its name and those of its values that are not the default.</summary>
    public static IReadOnlyDictionary<string, string> Of(AlertRuleOptions rule)
    {
        var (given, plain) = (With(rule), With(new AlertRuleOptions()));
        return Keys(0)
            .Select(setting => (Key: KeyOf(setting), Value: TextOf(setting.Read(given)), Default: TextOf(setting.Read(plain))))
            .Where(entry => entry.Value is not null && entry.Value != entry.Default)
            .ToDictionary(entry => entry.Key, entry => entry.Value!);
    }

    /// <summary>What a rule can say.</summary>
    /// <param name="section">What holds where a rule does not say.</param>
    public static IReadOnlyList<AlertRuleField> Fields(AlertOptions section) => [.. Keys(0).Select(setting => FieldOf(setting, section))];

    private static void Read(IReadOnlyDictionary<string, string> rule, int index, Settings settings, Dictionary<string, string> faults)
    {
        var known = Keys(index).ToDictionary(KeyOf, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, text) in rule)
        {
            if (!known.TryGetValue(key, out var setting))
                faults.TryAdd($"rules.{index}.{key}", $"there is no such key; there are {string.Join(", ", known.Keys)}");
            else if (setting.TryWrite(settings, text) is { } hint)
                faults.TryAdd($"rules.{index}.{KeyOf(setting)}", hint);
        }
    }

    private static AlertRuleField FieldOf(Setting setting, AlertOptions section)
    {
        var own = setting.Read(With(new AlertRuleOptions()));
        var shared = own is null ? typeof(AlertOptions).GetProperty(setting.Name) : null;
        var range = setting.Attribute<RangeAttribute>();
        return new AlertRuleField(
            KeyOf(setting),
            KindOf(setting.ValueType),
            BoundOf(range?.Minimum),
            BoundOf(range?.Maximum),
            setting.ValueType.IsEnum ? [.. Enum.GetValues(setting.ValueType).Cast<object>().Select(value => TextOf(value)!)] : [],
            setting.Attribute<RegularExpressionAttribute>()?.Pattern,
            TextOf(shared?.GetValue(section) ?? own) is { Length: > 0 } text ? text : null,
            shared is not null,
            setting.Attribute<RequiredAttribute>() is not null,
            setting.Hint());
    }

    private static AlertRuleFieldKind KindOf(Type type) =>
        type == typeof(bool) ? AlertRuleFieldKind.Switch
        : type == typeof(TimeSpan) ? AlertRuleFieldKind.Duration
        : type == typeof(TimeOnly) ? AlertRuleFieldKind.TimeOfDay
        : type == typeof(int) ? AlertRuleFieldKind.Whole
        : type == typeof(float) || type == typeof(double) ? AlertRuleFieldKind.Number
        : type.IsEnum ? AlertRuleFieldKind.Choice
        : AlertRuleFieldKind.Text;

    private static double? BoundOf(object? bound) => bound switch
    {
        null => null,
        string text => TimeSpan.Parse(text, CultureInfo.InvariantCulture).TotalSeconds,
        _ => Convert.ToDouble(bound, CultureInfo.InvariantCulture),
    };

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        bool isOn => isOn ? "true" : "false",
        TimeOnly time => time.ToString(time.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        Emotion emotion => emotion.Name(),
        Enum choice => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static Settings With(AlertRuleOptions rule)
    {
        var settings = new Settings();
        settings.Alerts.Rules.Add(rule);
        return settings;
    }

    private static IEnumerable<Setting> Keys(int index) => Settings.RuleKeys(index, index.ToString(CultureInfo.InvariantCulture));

    private static string KeyOf(Setting setting) => setting.Key[(setting.Key.LastIndexOf('.') + 1)..];
}
