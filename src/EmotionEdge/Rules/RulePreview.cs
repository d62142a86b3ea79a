using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Rules;

/// <summary>Shows the last 24 hours to rules, second by second, and to those in force beside them.</summary>
internal sealed class RulePreview(AlertOptions section, RoomDay day, TimeProvider time)
{
    private const int LookForCancellationEvery = 600;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ModalityState[] _nobody = new ModalityState[ModalityWeights.Count];

    public AlertPreview Run(
        IReadOnlyCollection<AlertRuleOptions> rules, IReadOnlyCollection<AlertRuleOptions> inForce, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        RuleTrial[] trials = [new RuleTrial(section, rules, time), new RuleTrial(section, inForce, time)];
        DateTimeOffset? from = null;
        var last = DateTimeOffset.MinValue;
        var sensed = 0;
        var reader = day.Read();
        while (reader.Read())
        {
            if (reader.State.Time <= now - RoomDay.Length)
                continue;
            if (sensed++ % LookForCancellationEvery == 0)
                cancellationToken.ThrowIfCancellationRequested();
            Pass(trials, last, reader.State.Time);
            foreach (var trial in trials)
                trial.Take(reader.State, reader.Senses);
            from ??= reader.State.Time;
            last = reader.State.Time;
        }

        Pass(trials, last, now);
        foreach (var trial in trials)
            trial.Finish(now);
        return new AlertPreview(from, now, Second * sensed, trials[0].Tallies, trials[1].Tallies, trials[0].Alerts);
    }

    /// <summary>Nothing was sensed between two moments; when that has changed all it can, the rest is leapt over.</summary>
    private void Pass(RuleTrial[] trials, DateTimeOffset from, DateTimeOffset until)
    {
        for (var at = from + Second; at < until && !Array.TrueForAll(trials, trial => trial.IsIdle); at += Second)
        {
            foreach (var trial in trials)
                trial.Take(new FusedState(at, EmotionScores.Uniform, null, 0, default, 0, default), _nobody);
        }
    }
}
