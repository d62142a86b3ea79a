using EmotionEdge.Analysis;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Tests.Analysis;

public sealed class FindingsTests
{
    private readonly FusionOptions _options = new();

    [Fact]
    public void Nothing_found_is_Unknown_with_nothing_favoured()
    {
        var estimate = new Findings(_options).Estimate();

        Assert.Null(estimate.Dominant);
        Assert.Equal(0, estimate.Confidence);
        Assert.Equal(default, estimate.Affect);
        Assert.Equal(EmotionScores.Uniform, estimate.Scores);
    }

    [Fact]
    public void Sense_quality_and_length_multiply()
    {
        _options.SpeechWeight = 0.5f;
        var findings = new Findings(_options);
        Add(findings, Modality.Face, Emotion.Happiness, quality: 0.5f, seconds: 3);
        Add(findings, Modality.Speech, Emotion.Anger, quality: 1, seconds: 1);

        var estimate = findings.Estimate();

        Assert.Equal(Emotion.Happiness, estimate.Dominant);
        Assert.Equal(0.75f, estimate.Confidence, 4);
        Assert.Equal(0.25f, estimate.Scores[Emotion.Anger], 4);
        var expected = (0.75f * Affect.Of(Emotion.Happiness).Valence) + (0.25f * Affect.Of(Emotion.Anger).Valence);
        Assert.Equal(expected, estimate.Affect.Valence, 4);
    }

    [Fact]
    public void An_emotion_below_the_least_confidence_is_not_named_but_its_scores_are_told()
    {
        _options.MinimumConfidence = 0.6f;
        var findings = new Findings(_options);
        Add(findings, Modality.Text, Emotion.Fear, 1, 1);
        Add(findings, Modality.Text, Emotion.Anger, 1, 1);

        var estimate = findings.Estimate();

        Assert.Null(estimate.Dominant);
        Assert.Equal(0, estimate.Confidence);
        Assert.Equal(0.5f, estimate.Scores[Emotion.Fear], 4);
    }

    [Fact]
    public void What_has_hardly_any_quality_says_nothing()
    {
        var findings = new Findings(_options);
        Add(findings, Modality.Face, Emotion.Happiness, _options.MinimumSupport / 2, 100);

        Assert.Null(findings.Estimate().Dominant);
        Assert.Equal(EmotionScores.Uniform, findings.Estimate().Scores);
    }

    [Fact]
    public void Scores_of_a_very_long_recording_still_sum_to_one()
    {
        var findings = new Findings(_options);
        for (var second = 0; second < 100_000; second++)
            Add(findings, Modality.Face, (Emotion)(second % EmotionScores.Count), 0.7f, 1);

        var scores = findings.Estimate().Scores.AsSpan().ToArray();

        Assert.Equal(1, scores.Sum(), 3);
        Assert.All(scores, score => Assert.Equal(1.0 / 7, score, 2));
    }

    private static void Add(Findings findings, Modality modality, Emotion emotion, float quality, double seconds) =>
        findings.Add(modality, EmotionScores.Certain(emotion), Affect.Of(emotion), quality, seconds);
}
