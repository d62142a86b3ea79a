using System.Runtime.InteropServices;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Core.Alerts;

/// <summary>
/// Turns the course of the fused state into alerts, by rules. Each rule has its own thresholds, times and limits, and at
/// most one open alert: raised when its conditions last, escalated when nobody acknowledges, cleared when the room is
/// better or unknown for long enough; then comes its cool-down. Durations are counted on a clock that stands still when
/// the given times go back. A time of more than <see cref="LongestGap"/> of which nothing is known interrupts what lasted.
/// Allocates only when something happens. Not thread-safe.
/// </summary>
/// <param name="options">
/// The rules, read once, and what holds where they do not say; only <see cref="AlertOptions.Enabled"/> may change later.
/// </param>
/// <param name="time">Knows the local time zone, for quiet hours.</param>
public sealed class AlertPolicy(AlertOptions options, TimeProvider time)
{
    /// <summary>States that are further apart than this do not count as one lasting state.</summary>
    public static TimeSpan LongestGap { get; } = TimeSpan.FromSeconds(10);

    private readonly List<AlertEvent> _happened = [];
    private AlertWatch[] _watches = [.. AlertRule.Of(options).Select(rule => new AlertWatch(rule, time))];
    private DateTimeOffset? _last;
    private TimeSpan _clock;

    /// <summary>The last event of each alert that is open now, in the order of the rules.</summary>
    public IReadOnlyList<AlertEvent> Open => [.. _watches.Select(watch => watch.Open).OfType<AlertEvent>()];

    /// <summary>No alert is open and no rule's conditions hold: a long time without anybody in the room changes nothing.</summary>
    public bool IsIdle => Array.TrueForAll(_watches, watch => watch.IsIdle);

    /// <summary>Looks at the state now.</summary>
    /// <param name="state">The fused state.</param>
    /// <param name="senses">What each sense says by itself.</param>
    /// <returns>What happened, in this order; holds until the next call.</returns>
    public ReadOnlySpan<AlertEvent> Evaluate(in FusedState state, ReadOnlySpan<ModalityState> senses)
    {
        _happened.Clear();
        var before = _clock;
        var moment = MoveTo(state, senses);
        foreach (var watch in _watches)
        {
            if (!options.Enabled)
            {
                Note(watch.Clear(moment, "Alerts were switched off."));
                continue;
            }

            if (_clock - before > LongestGap)
                Note(watch.Miss(moment, before));
            Note(watch.Observe(moment));
        }

        return CollectionsMarshal.AsSpan(_happened);
    }

    /// <summary>Somebody has seen the open alerts.</summary>
    /// <param name="id">Which one; <see langword="null"/> for all that are open.</param>
    /// <param name="state">The fused state, as evidence.</param>
    /// <param name="senses">What each sense says by itself, as evidence.</param>
    /// <returns>One event for each alert that was not acknowledged before; holds until the next call.</returns>
    public ReadOnlySpan<AlertEvent> Acknowledge(string? id, in FusedState state, ReadOnlySpan<ModalityState> senses)
    {
        _happened.Clear();
        var moment = new AlertMoment(state, senses, _clock);
        foreach (var watch in _watches)
        {
            if (id is null || id == watch.Open?.Id)
                Note(watch.Acknowledge(moment));
        }

        return CollectionsMarshal.AsSpan(_happened);
    }

    /// <summary>
    /// Takes other rules from now on. Those that stay as they are go on as if nothing had happened, their alerts included;
    /// the alerts of the others are cleared.
    /// </summary>
    /// <param name="rules">In place of those before; without any the built-in one holds.</param>
    /// <param name="state">The fused state, as evidence.</param>
    /// <param name="senses">What each sense says by itself, as evidence.</param>
    /// <returns>What happened; holds until the next call.</returns>
    public ReadOnlySpan<AlertEvent> Change(
        IReadOnlyCollection<AlertRuleOptions> rules, in FusedState state, ReadOnlySpan<ModalityState> senses)
    {
        _happened.Clear();
        var before = _watches;
        _watches = [.. AlertRule.Of(options, rules)
            .Select(rule => Array.Find(before, watch => watch.Rule == rule) ?? new AlertWatch(rule, time))];
        var moment = new AlertMoment(state, senses, _clock);
        foreach (var gone in before.Except(_watches))
            Note(gone.Clear(moment, "Its rule was changed, switched off or removed."));
        return CollectionsMarshal.AsSpan(_happened);
    }

    private AlertMoment MoveTo(in FusedState state, ReadOnlySpan<ModalityState> senses)
    {
        if (state.Time - _last is { Ticks: > 0 } passed)
            _clock += passed;
        _last = state.Time;
        return new AlertMoment(state, senses, _clock);
    }

    private void Note(AlertEvent? happened)
    {
        if (happened is not null)
            _happened.Add(happened);
    }
}
