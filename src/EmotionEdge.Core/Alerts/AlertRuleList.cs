namespace EmotionEdge.Core.Alerts;

/// <summary>The rules in force.</summary>
/// <param name="Rules">Each with the keys that it gives; what has its default is left out.</param>
/// <param name="IsEdited">Somebody has edited them: they are not those of the configuration.</param>
/// <param name="AreAlertsOn">Whether alerts are raised at all (<see cref="AlertOptions.Enabled"/>).</param>
public sealed record AlertRuleList(IReadOnlyList<IReadOnlyDictionary<string, string>> Rules, bool IsEdited, bool AreAlertsOn);
