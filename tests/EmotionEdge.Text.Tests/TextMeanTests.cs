using EmotionEdge.Core;

namespace EmotionEdge.Text.Tests;

public sealed class TextMeanTests
{
    private readonly TextMean _mean = new();

    [Fact]
    public void Parts_count_by_length_and_quality()
    {
        _mean.Add(Part(Emotion.Happiness, quality: 1, sentiment: 1, intensity: 0.5f), 30);
        _mean.Add(Part(Emotion.Sadness, quality: 0.5f, sentiment: -1, intensity: 1), 20);

        var whole = _mean.Result();

        Assert.Equal(0.75f, whole.Scores[Emotion.Happiness], 5);
        Assert.Equal(0.5f, whole.Sentiment, 5);
        Assert.Equal(0.625f, whole.Intensity, 5);
        Assert.Equal(0.8f, whole.Quality, 5);
    }

    [Fact]
    public void Parts_that_were_not_read_say_nothing_and_without_any_other_nothing_is_known()
    {
        _mean.Add(TextResult.Unread(TextState.NotEnglish, false), 100);
        Assert.False(_mean.Result().Known);

        _mean.Add(Part(Emotion.Fear, quality: 0.9f, sentiment: -0.5f, intensity: 1), 10);

        Assert.Equal(0.9f, _mean.Result().Quality, 5);
        Assert.Equal(Emotion.Fear, _mean.Result().Scores.Dominant);
    }

    private static TextResult Part(Emotion emotion, float quality, float sentiment, float intensity) =>
        new(TextState.Read, EmotionScores.Certain(emotion), quality, sentiment, intensity, false);
}
