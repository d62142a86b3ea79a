using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Inference;
using EmotionEdge.Testing;

namespace EmotionEdge.Tests.Analysis;

/// <summary>The real network of early fusion.</summary>
public sealed class AttentionFusionTests
{
    private readonly AttentionFusion _fusion = RealModels.Senses.OpenFusion();

    [Theory]
    [InlineData(Modality.Face)]
    [InlineData(Modality.Speech)]
    [InlineData(Modality.Text)]
    public void A_sense_alone_gets_all_attention_and_keeps_its_clear_answer(Modality modality)
    {
        var senses = Nothing();
        senses[(int)modality] = Token(Emotion.Anger, 0.9f);

        var scores = _fusion.Fuse(senses, out var attention);

        Assert.Equal(1, attention[modality], 5);
        Assert.Equal(Emotion.Anger, scores.Dominant);
    }

    [Fact]
    public void Senses_that_agree_are_surer_than_each_alone()
    {
        var one = Nothing();
        one[0] = Token(Emotion.Sadness, 0.5f);
        var alone = _fusion.Fuse(one, out _);

        var together = _fusion.Fuse([Token(Emotion.Sadness, 0.5f), Token(Emotion.Sadness, 0.5f), Token(Emotion.Sadness, 0.5f)], out var attention);

        Assert.Equal(Emotion.Sadness, together.Dominant);
        Assert.True(together[Emotion.Sadness] > alone[Emotion.Sadness]);
        Assert.Equal(1, attention[Modality.Face] + attention[Modality.Speech] + attention[Modality.Text], 4);
    }

    [Fact]
    public void A_sense_of_no_quality_is_hardly_looked_at()
    {
        SenseToken[] senses = [Token(Emotion.Happiness, 0.8f), Token(Emotion.Anger, 0.8f) with { Quality = 0.05f, HalfLives = 3 }, default];

        var scores = _fusion.Fuse(senses, out var attention);

        Assert.Equal(Emotion.Happiness, scores.Dominant);
        Assert.True(attention[Modality.Face] > attention[Modality.Speech]);
        Assert.Equal(0, attention[Modality.Text]);
    }

    [Fact]
    public void It_takes_the_embeddings_of_the_models_that_ship()
    {
        Assert.Equal(64, _fusion.EmbeddingOf(Modality.Face).Length);
        Assert.True(_fusion.EmbeddingOf(Modality.Speech).Length > 0);
        Assert.Equal(384, _fusion.EmbeddingOf(Modality.Text).Length);
    }

    [Fact]
    public void A_fusion_allocates_nothing()
    {
        SenseToken[] senses = [Token(Emotion.Happiness, 0.8f), Token(Emotion.Anger, 0.8f), default];

        Assert.Equal(0, Allocations.Of(100, () => _fusion.Fuse(senses, out _)));
    }

    private static SenseToken[] Nothing() => new SenseToken[IEarlyFusion.Senses];

    private static SenseToken Token(Emotion emotion, float certainty) =>
        new(true, EmotionScores.Uniform.MixedWith(EmotionScores.Certain(emotion), certainty), 1, 0, false);
}
