namespace EmotionEdge.Dashboard.Alerts.Rules;

/// <summary>What was changed in a list of rules, for the audit log: <c>+loud; sad: valenceBelow -0.3 -> -0.5; -old</c>.</summary>
internal static class AlertRuleDifference
{
    private const string Name = "name";
    private const int MaximumLength = 4000;

    public static string Describe(IReadOnlyList<IReadOnlyDictionary<string, string>> before, IReadOnlyList<IReadOnlyDictionary<string, string>> after)
    {
        var (old, fresh) = (ByName(before), ByName(after));
        var parts = fresh.Where(rule => !old.ContainsKey(rule.Key)).Select(rule => $"+{rule.Key} ({Values(rule.Value)})")
            .Concat(fresh.Where(rule => old.ContainsKey(rule.Key)).SelectMany(rule => Changes(rule.Key, old[rule.Key], rule.Value)))
            .Concat(old.Keys.Where(name => !fresh.ContainsKey(name)).Select(name => $"-{name}"));
        var text = string.Join("; ", parts);
        return text.Length == 0 ? "as before" : text.Length <= MaximumLength ? text : text[..MaximumLength] + "...";
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ByName(IReadOnlyList<IReadOnlyDictionary<string, string>> rules) =>
        rules.ToDictionary(rule => rule[Name]);

    private static string Values(IReadOnlyDictionary<string, string> rule) =>
        string.Join(", ", rule.Where(entry => entry.Key != Name).Select(entry => $"{entry.Key} {entry.Value}"));

    private static IEnumerable<string> Changes(string name, IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> fresh) => old.Keys
        .Union(fresh.Keys)
        .Select(key => (Key: key, Old: old.GetValueOrDefault(key), Fresh: fresh.GetValueOrDefault(key)))
        .Where(value => value.Old != value.Fresh)
        .Select(value => $"{name}: {value.Key} {value.Old ?? "default"} -> {value.Fresh ?? "default"}");
}
