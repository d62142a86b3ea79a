using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Rules;

/// <summary>Lets rules watch a room of before, and counts what they do.</summary>
internal sealed class RuleTrial
{
    /// <summary>Alerts that are told one by one.</summary>
    private const int MostAlerts = 50;

    private readonly AlertPolicy _policy;
    private readonly OrderedDictionary<string, AlertRuleTally> _tallies = [];
    private readonly Dictionary<string, AlertPreviewEntry> _open = [];
    private readonly Queue<AlertPreviewEntry> _over = new();

    /// <param name="section">What holds where the rules do not say.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="time">Knows the local time zone, for quiet hours.</param>
    public RuleTrial(AlertOptions section, IReadOnlyCollection<AlertRuleOptions> rules, TimeProvider time)
    {
        _policy = new AlertPolicy(section, time);
        _policy.Change(rules, default, []);
        foreach (var rule in section.OrBuiltIn(rules).Where(rule => rule.Enabled))
            _tallies[rule.Name] = new AlertRuleTally(rule.Name, 0, 0, TimeSpan.Zero);
    }

    /// <summary>Nothing is open and nothing lasts: time in which nothing is sensed changes nothing.</summary>
    public bool IsIdle => _policy.IsIdle;

    /// <summary>So far, in the order of the rules.</summary>
    public IReadOnlyList<AlertRuleTally> Tallies => [.. _tallies.Values];

    /// <summary>The last alerts, in the order in which they were raised.</summary>
    public IReadOnlyList<AlertPreviewEntry> Alerts => [.. _over.Concat(_open.Values).OrderBy(alert => alert.Raised).TakeLast(MostAlerts)];

    public void Take(in FusedState state, ReadOnlySpan<ModalityState> senses)
    {
        foreach (var happened in _policy.Evaluate(state, senses))
            Note(happened);
    }

    /// <summary>It is over: alerts that are open count until now.</summary>
    public void Finish(DateTimeOffset now)
    {
        foreach (var alert in _open.Values)
            Count(alert.Rule, open: now - alert.Raised);
    }

    private void Note(AlertEvent happened)
    {
        switch (happened.Type)
        {
            case AlertEventType.Raised:
                Count(happened.Rule, raised: 1);
                _open[happened.Rule] = new AlertPreviewEntry(happened.Rule, happened.Severity, happened.Time, null, happened.Reason);
                break;
            case AlertEventType.Escalated:
                Count(happened.Rule, escalated: 1);
                _open[happened.Rule] = _open[happened.Rule] with { Severity = happened.Severity };
                break;
            case AlertEventType.Cleared when _open.Remove(happened.Rule, out var alert):
                Count(happened.Rule, open: happened.Time - alert.Raised);
                _over.Enqueue(alert with { Cleared = happened.Time });
                if (_over.Count > MostAlerts)
                    _over.Dequeue();
                break;
        }
    }

    private void Count(string rule, int raised = 0, int escalated = 0, TimeSpan open = default)
    {
        var tally = _tallies[rule];
        _tallies[rule] = tally with { Raised = tally.Raised + raised, Escalated = tally.Escalated + escalated, Open = tally.Open + open };
    }
}
