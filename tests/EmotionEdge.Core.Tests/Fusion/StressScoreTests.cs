using EmotionEdge.Core.Fusion;
using FsCheck;
using FsCheck.Fluent;

namespace EmotionEdge.Core.Tests.Fusion;

public sealed class StressScoreTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static readonly Gen<(Affect Affect, float Wearable, float Freshness)> Anything =
        from valence in Gen.Choose(-100, 100)
        from arousal in Gen.Choose(0, 100)
        from wearable in Gen.Choose(0, 100)
        from freshness in Gen.Choose(0, 100)
        select (new Affect(valence / 100f, arousal / 100f), wearable / 100f, freshness / 100f);

    // As deploy/stress.md has them.
    [Theory]
    [InlineData(Emotion.Fear, 1)]
    [InlineData(Emotion.Anger, 0.89)]
    [InlineData(Emotion.Disgust, 0.74)]
    [InlineData(Emotion.Sadness, 0)]
    [InlineData(Emotion.Neutral, 0)]
    [InlineData(Emotion.Happiness, 0)]
    [InlineData(Emotion.Surprise, 0)]
    public void It_is_high_where_an_emotion_is_aroused_and_unpleasant(Emotion emotion, double stress) =>
        Assert.Equal(stress, StressScore.Of(Affect.Of(emotion)), 2);

    [Fact]
    public void A_wearable_alone_makes_three_tenths_at_the_most_and_joy_takes_that_away()
    {
        Assert.Equal(0.3, StressScore.Of(new Affect(0, 0.5f), wearable: 1, freshness: 1), 4);
        Assert.Equal(0, StressScore.Of(new Affect(1, 0.9f), wearable: 1, freshness: 1), 4);
        Assert.Equal(0, StressScore.Of(new Affect(0, 0.5f), wearable: 1, freshness: 0), 4);
        Assert.Equal(0, StressScore.Of(new Affect(0, 0.5f), wearable: 0.1f, freshness: 1), 4);
    }

    [Fact]
    public void It_lies_from_0_to_1_and_a_wearable_never_lowers_it() => Holds(
        (affect, wearable, freshness) => StressScore.Of(affect, wearable, freshness) is >= 0 and <= 1
            && StressScore.Of(affect, wearable, freshness) >= StressScore.Of(affect) - 1e-6
            && StressScore.Of(affect, wearable, freshness) <= StressScore.Of(affect) + StressScore.WearableWeight + 1e-6);

    [Fact]
    public void More_arousal_or_less_pleasure_never_lowers_it() => Holds(
        (affect, wearable, freshness) =>
        {
            var stress = StressScore.Of(affect, wearable, freshness);
            return StressScore.Of(affect with { Arousal = Math.Min(1, affect.Arousal + 0.1f) }, wearable, freshness) >= stress - 1e-6
                && StressScore.Of(affect with { Valence = Math.Max(-1, affect.Valence - 0.1f) }, wearable, freshness) >= stress - 1e-6
                && StressScore.Of(affect, Math.Min(1, wearable + 0.1f), freshness) >= stress - 1e-6;
        });

    private static void Holds(Func<Affect, float, float, bool> property) =>
        Check.One(Many, Prop.ForAll(Arb.From(Anything), any => property(any.Affect, any.Wearable, any.Freshness)));
}
