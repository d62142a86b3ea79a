using EmotionEdge.Core.Fusion;
using FsCheck;
using FsCheck.Fluent;

namespace EmotionEdge.Core.Tests.Fusion;

/// <summary>What holds for any readings, by each method of fusion.</summary>
public sealed class FusionProperties
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    private static readonly Gen<Reading> AnyReading =
        from modality in Gen.Elements(Enum.GetValues<Modality>())
        from weights in Gen.ArrayOf(Gen.Choose(0, 100), EmotionScores.Count)
        from quality in Gen.Choose(0, 20)
        from subject in Gen.Choose(0, 5)
        from age in Gen.Choose(-1000, 60_000)
        select new Reading(
            modality,
            EmotionScores.FromWeights([.. weights.Select(weight => weight + 1f)]),
            quality / 20f,
            subject,
            Now.AddMilliseconds(-age),
            Now.AddMilliseconds(-age));

    [Theory]
    [InlineData(FusionMethod.WeightedAverage)]
    [InlineData(FusionMethod.MajorityVote)]
    [InlineData(FusionMethod.Reliability)]
    public void The_shares_of_the_senses_sum_to_one_or_nothing_is_known(FusionMethod method) => Holds(method, (engine, readings) =>
    {
        var state = engine.Fuse(Now);
        var shares = Enum.GetValues<Modality>().Select(modality => (modality, state.Contributions[modality])).ToList();
        var sum = shares.Sum(share => share.Item2);
        if (sum == 0)
            return state.Dominant is null && state.Scores == EmotionScores.Uniform && state.Affect == default;

        return Math.Abs(sum - 1) < 1e-4
            && shares.TrueForAll(share => share.Item2 is >= 0 and <= 1.0001f)
            && shares.Where(share => share.Item2 > 0).All(share => readings.Any(reading => reading.Modality == share.modality && reading.Quality > 0))
            && Math.Abs(Sum(state.Scores) - 1) < 1e-4;
    });

    [Theory]
    [InlineData(FusionMethod.WeightedAverage)]
    [InlineData(FusionMethod.MajorityVote)]
    [InlineData(FusionMethod.Reliability)]
    public void The_fused_state_lies_between_what_its_senses_say(FusionMethod method) => Holds(method, (engine, _) =>
    {
        var state = engine.Fuse(Now);
        var valences = Enum.GetValues<Modality>()
            .Where(modality => state.Contributions[modality] > 0)
            .Select(modality => engine.StateOf(modality, Now))
            .Where(sense => sense.Present)
            .Select(sense => sense.Affect.Valence)
            .ToList();
        // A sense below the least support takes part in the average but does not speak for itself.
        return valences.Count < Enum.GetValues<Modality>().Count(modality => state.Contributions[modality] > 0)
            || valences.Count == 0
            || (state.Affect.Valence >= valences.Min() - 1e-4 && state.Affect.Valence <= valences.Max() + 1e-4);
    });

    [Theory]
    [InlineData(FusionMethod.WeightedAverage)]
    [InlineData(FusionMethod.Reliability)]
    public void A_better_or_younger_reading_never_has_the_smaller_share(FusionMethod method) => Check.One(
        Many,
        Prop.ForAll(Arb.From(AnyReading), Arb.From(Gen.Choose(1, 20)), Arb.From(Gen.Choose(0, 3000)), (reading, quality, younger) =>
        {
            var worse = reading with { Modality = Modality.Face, Subject = 0, Quality = 0.05f, End = Now.AddSeconds(-2) };
            var better = worse with { Quality = quality / 20f, End = Now.AddMilliseconds(-2000 + Math.Min(younger, 2000)) };
            return ShareOf(worse, method) <= ShareOf(better, method) + 1e-5;
        }));

    private static float ShareOf(Reading face, FusionMethod method)
    {
        var engine = new FusionEngine(new FusionOptions { Method = method });
        engine.Add(face);
        engine.Add(new Reading(Modality.Speech, EmotionScores.Uniform, 0.9f, 0, Now, Now));
        return engine.Fuse(Now).Contributions[Modality.Face];
    }

    private static void Holds(FusionMethod method, Func<FusionEngine, IReadOnlyList<Reading>, bool> property) => Check.One(
        Many,
        Prop.ForAll(Arb.From(Gen.ListOf(AnyReading)), readings =>
        {
            var engine = new FusionEngine(new FusionOptions { Method = method });
            foreach (var reading in readings)
                engine.Add(reading);
            return property(engine, [.. readings]);
        }));

    private static float Sum(EmotionScores scores)
    {
        var sum = 0f;
        foreach (var score in scores.AsSpan())
            sum += score;
        return sum;
    }
}
