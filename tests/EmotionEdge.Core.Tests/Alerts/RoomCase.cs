using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Sounds;
using FsCheck;
using FsCheck.Fluent;

namespace EmotionEdge.Core.Tests.Alerts;

/// <summary>Rules, and the course of a room that they watch.</summary>
internal sealed record RoomCase(AlertOptions Options, IReadOnlyList<RoomStep> Steps)
{
    /// <summary>When the course begins, on the wall.</summary>
    private static readonly TimeOnly Start = new(13, 0);

    private static readonly float[] Levels = [-0.9f, -0.6f, -0.5f, -0.31f, -0.3f, -0.29f, -0.2f, -0.15f, 0.4f, 1];
    private static readonly Emotion?[] Leaders = [Emotion.Sadness, Emotion.Sadness, Emotion.Anger, Emotion.Anger, Emotion.Happiness, null];

    /// <summary>Hours of rooms whose mood lasts, flickers, is unknown, is not looked at, and whose clock jumps.</summary>
    public static Arbitrary<RoomCase> Any { get; } = Arb.From(
        from options in Options_()
        from stretches in Gen.NonEmptyListOf(Stretch())
        select new RoomCase(options, [.. stretches.SelectMany(steps => steps)]));

    public override string ToString() =>
        $"{string.Join("; ", Options.Rules.Select(rule => $"{rule.Name} {rule.ValenceBelow} {rule.Emotion} {rule.SoundEvent} {rule.RaiseAfter} {rule.ClearAfter} {rule.CoolDown}"))}: {string.Join(' ', Steps)}";

    private static Gen<AlertOptions> Options_() =>
        from rules in Gen.ListOf(Rule(), 2)
        from limit in Gen.Choose(1, 6)
        from quietFrom in Gen.Choose(0, 40)
        from quietFor in Gen.Elements(0, 1, 5, 60, 1380)
        select Of(rules, limit, Start.AddMinutes(quietFrom), Start.AddMinutes(quietFrom + quietFor));

    private static Gen<AlertRuleOptions> Rule() =>
        from severity in Gen.Elements(Enum.GetValues<AlertSeverity>())
        from emotion in Gen.Elements<Emotion?>(null, null, Emotion.Sadness, Emotion.Anger)
        from sound in Gen.Elements<SoundEvent?>(null, null, null, SoundEvent.Scream, SoundEvent.Cough)
        from alone in Gen.Elements(true, false)
        from modalities in Gen.Elements(1, 1, 1, 2, 3)
        from raise in Gen.Elements(0, 1, 5, 30)
        from clear in Gen.Elements(0, 1, 5, 30)
        from escalate in Gen.Elements(0, 1, 10, 60)
        from coolDown in Gen.Elements(0, 1, 20, 600)
        select new AlertRuleOptions
        {
            Severity = severity,
            ValenceBelow = sound is not null && alone ? null : -0.3f,
            Emotion = sound is not null && alone ? null : emotion,
            SoundEvent = sound,
            MinimumModalities = sound is not null && alone ? 1 : modalities,
            RaiseAfter = TimeSpan.FromSeconds(raise),
            ClearAfter = TimeSpan.FromSeconds(clear),
            EscalateAfter = TimeSpan.FromSeconds(escalate),
            CoolDown = TimeSpan.FromSeconds(coolDown),
        };

    private static AlertOptions Of(IEnumerable<AlertRuleOptions> rules, int limit, TimeOnly quietFrom, TimeOnly quietUntil)
    {
        var options = new AlertOptions { MaximumPerHour = limit, QuietFrom = quietFrom, QuietUntil = quietUntil };
        foreach (var rule in rules)
        {
            rule.Name = $"rule-{options.Rules.Count}";
            options.Rules.Add(rule);
        }

        return options;
    }

    private static Gen<IEnumerable<RoomStep>> Stretch() =>
        from first in Step()
        from other in Step()
        from flickers in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from looks in Gen.Choose(1, 120)
        from pace in Gen.Elements(100L, 500L, 1000L, 4000L)
        from jump in Gen.Frequency(
            (8, Gen.Constant(0L)), (2, Gen.Choose(9_000, 40_000).Select(jump => (long)jump)), (1, Gen.Choose(10_001, 8_000_000).Select(jump => (long)jump)), (1, Gen.Choose(-8_000_000, -1).Select(jump => (long)jump)))
        select Enumerable.Range(0, looks).Select(i => (flickers && i % 2 == 1 ? other : first) with
        {
            Milliseconds = i == 0 ? pace + jump : pace,
            Acknowledges = i == 0 && first.Acknowledges,
        });

    private static Gen<RoomStep> Step() =>
        from valence in Gen.Elements(Levels)
        from dominant in Gen.Elements(Leaders)
        from senses in Gen.Elements(0, 1, 2, 3, 3)
        from acknowledges in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from sound in Gen.Elements<SoundEvent?>(null, null, SoundEvent.Scream, SoundEvent.Cough)
        select new RoomStep(0, valence, dominant, senses, acknowledges, sound);
}
