namespace EmotionEdge.Core.Alerts;

/// <summary>Alert rules will not do.</summary>
/// <param name="faults">All that is wrong: the key (<c>rules.0.valenceBelow</c>) and what would be right.</param>
public sealed class AlertRuleException(IReadOnlyDictionary<string, string> faults)
    : Exception(string.Join(' ', faults.Select(fault => $"{fault.Key}: {fault.Value}.")))
{
    public IReadOnlyDictionary<string, string> Faults => faults;
}
