using EmotionEdge.Core.Fusion;
using FsCheck;
using FsCheck.Fluent;

namespace EmotionEdge.Core.Tests.Fusion;

/// <summary>What holds whatever was learnt, and whatever is read afterwards.</summary>
public sealed class NeutralBaselineProperties
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);

    // Cubes, so that some are nearly certain.
    private static readonly Gen<EmotionScores> AnyScores =
        from weights in Gen.ArrayOf(Gen.Choose(0, 100), EmotionScores.Count)
        select EmotionScores.FromWeights([.. weights.Select(weight => (weight / 100f * (weight / 100f) * (weight / 100f)) + 1e-4f)]);

    private static readonly Gen<Affect> AnyAffect =
        from valence in Gen.Choose(-100, 100)
        from arousal in Gen.Choose(0, 100)
        select new Affect(valence / 100f, arousal / 100f);

    private static readonly Gen<(NeutralBaseline Baseline, BaselineOptions Options)> AnyBaseline =
        from rest in AnyScores
        from hours in Gen.Choose(0, 40)
        from bound in Gen.Choose(10, 90)
        select Learnt(rest, hours / 4.0, bound / 10f);

    [Fact]
    public void Scores_stay_probabilities_and_no_emotion_ever_gains() => Holds((before, after, options) =>
        Math.Abs(after.Scores.AsSpan().ToArray().Sum() - 1) < 1e-4
        && Enumerable.Range(1, EmotionScores.Count - 1).All(e =>
            after.Scores[e] <= before.Scores[e] + 1e-5
            && Odds(after.Scores[e]) >= (Odds(before.Scores[e]) / options.MaximumFactor) - 1e-4)
        && after.Scores[Emotion.Neutral] >= before.Scores[Emotion.Neutral] - 1e-5);

    [Fact]
    public void A_clear_emotion_keeps_the_lead() => Holds((before, after, options) =>
        before.Scores[before.Scores.Dominant] < options.ClearProbability + 1e-3 || after.Scores.Dominant == before.Scores.Dominant);

    [Fact]
    public void Affect_goes_towards_the_middle_and_not_past_it() => Holds((before, after, _) =>
        IsBetween(after.Affect.Valence, before.Affect.Valence, 0) && IsBetween(after.Affect.Arousal, before.Affect.Arousal, 0.5f));

    [Fact]
    public void All_else_of_a_reading_stays_as_it_is() => Holds((before, after, _) =>
        (after.Modality, after.Quality, after.Subject, after.Start, after.End) == (before.Modality, before.Quality, before.Subject, before.Start, before.End));

    [Fact]
    public void Before_an_hour_any_readings_pass_unchanged() => Check.One(
        Many.WithMaxTest(100),
        Prop.ForAll(
            Arb.From(Gen.ListOf(Gen.Zip(AnyScores, Gen.Choose(-2000, 60_000)))),
            steps =>
            {
                var baseline = new NeutralBaseline(new BaselineOptions());
                var now = Start;
                foreach (var (scores, milliseconds) in steps.Where((_, index) => index < 3600))
                {
                    now = now.AddMilliseconds(milliseconds);
                    var reading = new Reading(Modality.Face, scores, 1, 1, now, now);
                    if (baseline.Take(reading) != reading)
                        return false;
                }

                return baseline.Learnt.All(rest => rest.Hours <= 1);
            }));

    [Fact]
    public void What_is_learnt_are_probabilities_that_lie_between_what_was_seen() => Check.One(
        Many.WithMaxTest(100),
        Prop.ForAll(
            Arb.From(Gen.NonEmptyListOf(AnyScores)),
            seen =>
            {
                var baseline = new NeutralBaseline(new BaselineOptions());
                for (var i = 0; i < 200; i++)
                    baseline.Take(new Reading(Modality.Speech, seen[i % seen.Count], 1, 0, Start.AddSeconds(i), Start.AddSeconds(i)));
                return baseline.Learnt.All(rest =>
                    Math.Abs(rest.Scores.Sum() - 1) < 1e-4
                    && Enumerable.Range(0, EmotionScores.Count).All(e =>
                        rest.Scores[e] >= seen.Min(scores => scores[e]) - 1e-6 && rest.Scores[e] <= seen.Max(scores => scores[e]) + 1e-6));
            }));

    private static void Holds(Func<Reading, Reading, BaselineOptions, bool> property) => Check.One(
        Many,
        Prop.ForAll(Arb.From(AnyBaseline), Arb.From(AnyScores), Arb.From(AnyAffect), (learnt, scores, affect) =>
        {
            var plain = new Reading(Modality.Face, scores, 0.7f, 3, Start.AddSeconds(-2), Start);
            return new[] { plain, plain with { Affect = affect } }.All(
                before => property(before, learnt.Baseline.Take(before), learnt.Options));
        }));

    private static (NeutralBaseline Baseline, BaselineOptions Options) Learnt(EmotionScores rest, double hours, float bound)
    {
        var options = new BaselineOptions { MaximumFactor = bound };
        var baseline = new NeutralBaseline(options);
        baseline.Restore([new RestingState(Modality.Face, hours, [.. rest.AsSpan().ToArray().Select(score => (double)score)])]);
        return (baseline, options);
    }

    private static double Odds(double probability) => probability / Math.Max(1 - probability, 1e-6);

    private static bool IsBetween(float value, float one, float other) =>
        value >= Math.Min(one, other) - 1e-5 && value <= Math.Max(one, other) + 1e-5;
}
