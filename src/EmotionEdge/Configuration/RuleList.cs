using System.Globalization;
using EmotionEdge.Core.Alerts;
using Microsoft.Extensions.Configuration;

namespace EmotionEdge.Configuration;

/// <summary>The list <c>alerts.rules</c>. Configuration has the entries of a list under their numbers.</summary>
internal static class RuleList
{
    /// <summary>As .NET's configuration spells it.</summary>
    public const string Path = "alerts:rules";

    /// <summary>Makes room for the rules that are given.</summary>
    /// <returns>The keys that they have, to be read like all others.</returns>
    public static IEnumerable<Setting> Read(IConfiguration configuration, Settings settings, List<ConfigurationError> errors)
    {
        var list = configuration.GetSection(Path);
        var entries = list.GetChildren().ToList();
        var numbers = entries.Select(entry => NumberOf(entry.Key)).ToList();
        if (!string.IsNullOrEmpty(list.Value) || numbers.Contains(null))
        {
            errors.Add(new ConfigurationError("alerts.rules", list.Value ?? entries[numbers.IndexOf(null)].Key, "give a list of rules, [ { \"name\": ... }, ... ]"));
            return [];
        }

        foreach (var entry in entries.Where(entry => !entry.GetChildren().Any()))
            errors.Add(new ConfigurationError($"alerts.rules.{entry.Key}", entry.Value, "give a rule, { \"name\": ... }"));
        var keys = new List<Setting>();
        foreach (var (_, entry) in numbers.Zip(entries).Where(pair => pair.Second.GetChildren().Any()).OrderBy(pair => pair.First))
        {
            settings.Alerts.Rules.Add(new AlertRuleOptions());
            keys.AddRange(Settings.RuleKeys(settings.Alerts.Rules.Count - 1, entry.Key));
        }

        return keys;
    }

    private static int? NumberOf(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
