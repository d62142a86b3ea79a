namespace EmotionEdge.Core.Tests;

public sealed class EmotionScoresTests
{
    [Fact]
    public void Weights_are_scaled_to_sum_to_one()
    {
        var scores = EmotionScores.FromWeights([2, 6, 0, 0, 0, 0, 0]);

        Assert.Equal(0.25f, scores[Emotion.Neutral]);
        Assert.Equal(0.75f, scores[Emotion.Happiness]);
        Assert.Equal(Emotion.Happiness, scores.Dominant);
    }

    [Theory]
    [InlineData(new[] { 1f, 1f })]
    [InlineData(new[] { 0f, 0f, 0f, 0f, 0f, 0f, 0f })]
    [InlineData(new[] { 1f, -0.1f, 0f, 0f, 0f, 0f, 0f })]
    [InlineData(new[] { 1f, float.NaN, 0f, 0f, 0f, 0f, 0f })]
    [InlineData(new[] { 1f, float.PositiveInfinity, 0f, 0f, 0f, 0f, 0f })]
    public void Weights_that_are_no_distribution_are_refused(float[] weights) =>
        Assert.Throws<ArgumentException>(() => EmotionScores.FromWeights(weights));

    [Fact]
    public void Mixing_goes_from_one_to_the_other()
    {
        var sad = EmotionScores.Certain(Emotion.Sadness);
        var angry = EmotionScores.Certain(Emotion.Anger);

        Assert.Equal(sad, sad.MixedWith(angry, 0));
        Assert.Equal(angry, sad.MixedWith(angry, 1));
        Assert.Equal(0.25f, sad.MixedWith(angry, 0.25f)[Emotion.Anger]);
    }

    [Fact]
    public void Equal_scores_are_equal_and_hash_alike()
    {
        var one = EmotionScores.FromWeights([1, 2, 3, 4, 5, 6, 7]);
        var two = EmotionScores.FromWeights([1, 2, 3, 4, 5, 6, 7]);

        Assert.True(one == two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.True(one != EmotionScores.Uniform);
    }

    [Fact]
    public void The_order_of_emotions_is_that_of_the_contract() =>
        Assert.Equal(["Neutral", "Happiness", "Surprise", "Sadness", "Anger", "Disgust", "Fear"], EmotionNames.All.ToArray());

    [Theory]
    [InlineData("happiness", true)]
    [InlineData("FEAR", true)]
    [InlineData("Unknown", false)]
    [InlineData("3", false)]
    public void Names_are_read_in_any_case_and_numbers_are_not(string name, bool expected) =>
        Assert.Equal(expected, EmotionNames.TryParse(name, out _));

    [Fact]
    public void Affect_of_scores_is_the_mean_of_the_emotions_places()
    {
        var affect = Affect.Of(EmotionScores.FromWeights([0, 1, 0, 1, 0, 0, 0]));

        Assert.Equal((0.81f - 0.63f) / 2, affect.Valence, 5);
        Assert.Equal((0.755f + 0.365f) / 2, affect.Arousal, 5);
    }
}
