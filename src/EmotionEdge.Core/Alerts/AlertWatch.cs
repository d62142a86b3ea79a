using System.Globalization;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Core.Alerts;

/// <summary>Watches one rule: none of its alerts is open, or one is.</summary>
internal sealed class AlertWatch(AlertRule rule, TimeProvider time)
{
    private readonly RaiseLimit _limit = new(rule.MaximumPerHour);
    private TimeSpan? _heldSince;
    private TimeSpan? _betterSince;
    private TimeSpan? _clearedAt;
    private TimeSpan _raisedAt;
    private TimeSpan _severeSince;
    private bool _acknowledged;

    public AlertRule Rule => rule;

    /// <summary>The last event of the alert that is open now; <see langword="null"/> when none is.</summary>
    public AlertEvent? Open { get; private set; }

    /// <summary>Neither is an alert open, nor do the conditions hold.</summary>
    public bool IsIdle => Open is null && _heldSince is null;

    /// <summary>Takes the moment in; one event may follow.</summary>
    public AlertEvent? Observe(in AlertMoment moment)
    {
        if (Open is null)
            return ConsiderRaising(moment);
        if (!rule.IsOver(moment))
        {
            _betterSince = null;
            return ConsiderEscalating(moment);
        }

        _betterSince ??= moment.Clock;
        if (moment.Clock - _betterSince < rule.ClearAfter)
            return null;
        return Clear(moment, rule.End(moment));
    }

    /// <summary>Nobody looked at the room between <paramref name="since"/> and the moment: nothing is known of that time.</summary>
    public AlertEvent? Miss(in AlertMoment moment, TimeSpan since)
    {
        _heldSince = null;
        if (Open is null)
            return null;

        _betterSince ??= since;
        var missed = moment.Clock - since;
        return moment.Clock - _betterSince < rule.ClearAfter
            ? null
            : Clear(moment, string.Create(CultureInfo.InvariantCulture, $"Nothing was known of the room for {missed.TotalSeconds:0} s."));
    }

    /// <summary>Somebody has seen the open alert; nothing follows when there is none or it was acknowledged before.</summary>
    public AlertEvent? Acknowledge(in AlertMoment moment)
    {
        if (Open is null || _acknowledged)
            return null;
        _acknowledged = true;
        return Next(AlertEventType.Acknowledged, moment, "Acknowledged.", moment.Clock - _raisedAt);
    }

    /// <summary>Ends the open alert, where there is one; what lasts now counts from anew.</summary>
    public AlertEvent? Clear(in AlertMoment moment, string reason)
    {
        _heldSince = null;
        if (Open is null)
            return null;
        var cleared = Next(AlertEventType.Cleared, moment, reason, moment.Clock - (_betterSince ?? moment.Clock));
        Open = null;
        _clearedAt = moment.Clock;
        return cleared;
    }

    private AlertEvent? ConsiderRaising(in AlertMoment moment)
    {
        if (!rule.IsMet(moment))
        {
            _heldSince = null;
            return null;
        }

        _heldSince ??= moment.Clock;
        var held = moment.Clock - _heldSince.Value;
        var mayRaise = held >= rule.RaiseAfter
            && !(moment.Clock - _clearedAt < rule.CoolDown)
            && _limit.Allows(moment.Clock)
            && !IsQuiet(moment);
        return mayRaise ? Raise(moment, held) : null;
    }

    private AlertEvent Raise(in AlertMoment moment, TimeSpan held)
    {
        _limit.Take(moment.Clock);
        _raisedAt = _severeSince = moment.Clock;
        _acknowledged = false;
        _betterSince = null;
        var modalities = Agreeing(moment);
        return Open = new AlertEvent(
            AlertEventType.Raised,
            Guid.CreateVersion7(moment.State.Time).ToString("N"),
            rule.Name,
            rule.Severity,
            moment.State.Time,
            rule.Reason(moment, held, modalities),
            modalities,
            moment.State.Affect.Valence,
            rule.ConfidenceOf(moment))
        {
            Evidence = Evidence(moment, held),
        };
    }

    private AlertEvent? ConsiderEscalating(in AlertMoment moment)
    {
        if (_acknowledged
            || rule.EscalateAfter == TimeSpan.Zero
            || Open!.Severity == AlertSeverity.Critical
            || moment.Clock - _severeSince < rule.EscalateAfter
            || IsQuiet(moment))
            return null;

        _severeSince = moment.Clock;
        var lasted = moment.Clock - _raisedAt;
        Open = Open with { Severity = Open.Severity + 1, Modalities = Agreeing(moment) };
        return Next(
            AlertEventType.Escalated,
            moment,
            string.Create(CultureInfo.InvariantCulture, $"Open for {lasted.TotalSeconds:0} s and not acknowledged."),
            lasted);
    }

    /// <summary>An alert's steps never go back in time, also when the clock was set back.</summary>
    private AlertEvent Next(AlertEventType type, in AlertMoment moment, string reason, TimeSpan lasted) => Open = Open! with
    {
        Type = type,
        Time = moment.State.Time > Open.Time ? moment.State.Time : Open.Time,
        Reason = reason,
        Valence = moment.State.Affect.Valence,
        Confidence = rule.ConfidenceOf(moment),
        Evidence = Evidence(moment, lasted),
    };

    private bool IsQuiet(in AlertMoment moment) => rule.Quiet.Contains(moment.State.Time, time.LocalTimeZone);

    private List<Modality> Agreeing(in AlertMoment moment)
    {
        var agreeing = new List<Modality>();
        foreach (ref readonly var sense in moment.Senses)
        {
            if (rule.Agrees(sense))
                agreeing.Add(sense.Modality);
        }

        return agreeing;
    }

    private static AlertEvidence Evidence(in AlertMoment moment, TimeSpan lasted)
    {
        var present = new List<ModalityState>();
        foreach (ref readonly var sense in moment.Senses)
        {
            if (sense.Present || sense.Sound is not null)
                present.Add(sense);
        }

        return new AlertEvidence(lasted, moment.State, present);
    }
}
