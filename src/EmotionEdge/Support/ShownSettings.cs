using System.Globalization;
using EmotionEdge.Configuration;
using EmotionEdge.Core;

namespace EmotionEdge.Support;

/// <summary>The settings without what is nobody's business: a support bundle leaves the house.</summary>
internal static class ShownSettings
{
    private const string Hidden = "***";

    /// <summary>By key, in the order of the sections.</summary>
    public static IReadOnlyDictionary<string, string?> Of(Settings settings) =>
        settings.Present.ToDictionary(setting => setting.Key, setting => Shown(setting, Convert.ToString(setting.Read(settings), CultureInfo.InvariantCulture)));

    private static string? Shown(Setting setting, string? value) =>
        string.IsNullOrEmpty(value) ? value : IsPersonal(setting) ? Hidden : Credentials.Without(value);

    /// <summary>Passwords, who logs in where, and what people called their rules.</summary>
    private static bool IsPersonal(Setting setting) =>
        setting.IsSecret
        || setting.Key.EndsWith(".user", StringComparison.Ordinal)
        || setting.Key.StartsWith("alerts.rules.", StringComparison.Ordinal) && setting.Key.EndsWith(".name", StringComparison.Ordinal);
}
