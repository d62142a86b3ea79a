using System.Globalization;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Core.Alerts;

/// <summary>
/// Turns the course of the fused state into alerts: negative valence that persists, in as many senses as asked for.
/// Raising and clearing have their own thresholds and times, a cool-down follows each alert, and one that nobody
/// acknowledges escalates. One alert is open at a time. Not thread-safe.
/// </summary>
public sealed class AlertPolicy(AlertOptions options)
{
    private const string Rule = "negative-valence";

    private DateTimeOffset? _negativeSince;
    private DateTimeOffset? _betterSince;
    private DateTimeOffset? _clearedAt;
    private DateTimeOffset _raisedAt;
    private bool _acknowledged;

    /// <summary>The last event of the alert that is open now; <see langword="null"/> when none is.</summary>
    public AlertEvent? Open { get; private set; }

    /// <summary>Looks at the state now; at most one event follows.</summary>
    /// <param name="state">The fused state.</param>
    /// <param name="senses">What each sense says by itself.</param>
    public AlertEvent? Evaluate(in FusedState state, ReadOnlySpan<ModalityState> senses)
    {
        if (!options.Enabled)
            return Open is null ? null : Clear(state, "Alerts were switched off.");

        return Open is null ? ConsiderRaising(state, senses) : ConsiderEnding(state, senses);
    }

    /// <summary>Somebody has seen the open alert.</summary>
    /// <param name="id">Its id; <see langword="null"/> for whatever is open.</param>
    /// <param name="state">The fused state, as evidence.</param>
    /// <returns>The event, or <see langword="null"/> when no such alert is open or it was acknowledged before.</returns>
    public AlertEvent? Acknowledge(string? id, in FusedState state)
    {
        if (Open is null || _acknowledged || (id is not null && id != Open.Id))
            return null;

        _acknowledged = true;
        return Next(AlertEventType.Acknowledged, Open.Severity, state, "Acknowledged.", Open.Modalities);
    }

    private AlertEvent? ConsiderRaising(in FusedState state, ReadOnlySpan<ModalityState> senses)
    {
        var negative = state.Dominant is not null
            && state.Affect.Valence <= options.RaiseBelowValence
            && CountNegative(senses) >= options.MinimumModalities;
        if (!negative)
        {
            _negativeSince = null;
            return null;
        }

        _negativeSince ??= state.Time;
        var held = state.Time - _negativeSince.Value;
        if (held < options.RaiseAfter || state.Time - _clearedAt < options.CoolDown)
            return null;

        _raisedAt = state.Time;
        _acknowledged = false;
        _betterSince = null;
        var modalities = Negative(senses);
        var reason = string.Create(
            CultureInfo.InvariantCulture,
            $"Valence {state.Affect.Valence:0.00} for {held.TotalSeconds:0} s by {string.Join(", ", modalities).ToLowerInvariant()}; mostly {state.Dominant.NameOrUnknown().ToLowerInvariant()}.");
        return Open = new AlertEvent(
            AlertEventType.Raised,
            Guid.CreateVersion7(state.Time).ToString("N"),
            Rule,
            AlertSeverity.Warning,
            state.Time,
            reason,
            modalities,
            state.Affect.Valence,
            state.Confidence);
    }

    private AlertEvent? ConsiderEnding(in FusedState state, ReadOnlySpan<ModalityState> senses)
    {
        var better = state.Dominant is null || state.Affect.Valence > options.ClearAboveValence;
        if (!better)
        {
            _betterSince = null;
            return ConsiderEscalating(state, senses);
        }

        _betterSince ??= state.Time;
        if (state.Time - _betterSince.Value < options.ClearAfter)
            return null;

        return Clear(state, state.Dominant is null
            ? "Nothing is sensed any more."
            : string.Create(CultureInfo.InvariantCulture, $"Valence is back at {state.Affect.Valence:0.00}."));
    }

    private AlertEvent? ConsiderEscalating(in FusedState state, ReadOnlySpan<ModalityState> senses)
    {
        if (_acknowledged || Open!.Severity == AlertSeverity.Critical || state.Time - _raisedAt < options.EscalateAfter)
            return null;

        var open = (state.Time - _raisedAt).TotalSeconds;
        var reason = string.Create(CultureInfo.InvariantCulture, $"Open for {open:0} s and not acknowledged.");
        return Next(AlertEventType.Escalated, AlertSeverity.Critical, state, reason, Negative(senses));
    }

    private AlertEvent Clear(in FusedState state, string reason)
    {
        var cleared = Next(AlertEventType.Cleared, Open!.Severity, state, reason, Open.Modalities);
        Open = null;
        _negativeSince = null;
        _clearedAt = state.Time;
        return cleared;
    }

    private AlertEvent Next(
        AlertEventType type,
        AlertSeverity severity,
        in FusedState state,
        string reason,
        IReadOnlyList<Modality> modalities) =>
        Open = Open! with
        {
            Type = type,
            Severity = severity,
            Time = state.Time,
            Reason = reason,
            Modalities = modalities,
            Valence = state.Affect.Valence,
            Confidence = state.Confidence,
        };

    private bool IsNegative(in ModalityState sense) => sense.Present && sense.Affect.Valence <= options.RaiseBelowValence;

    private int CountNegative(ReadOnlySpan<ModalityState> senses)
    {
        var count = 0;
        foreach (ref readonly var sense in senses)
            count += IsNegative(sense) ? 1 : 0;
        return count;
    }

    private List<Modality> Negative(ReadOnlySpan<ModalityState> senses)
    {
        var negative = new List<Modality>();
        foreach (ref readonly var sense in senses)
        {
            if (IsNegative(sense))
                negative.Add(sense.Modality);
        }

        return negative;
    }
}
