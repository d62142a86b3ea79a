using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Core.Tests.Fusion;

public sealed class FusionMethodTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FusionOptions _options = new();
    private readonly FusionEngine _engine;

    public FusionMethodTests() => _engine = new FusionEngine(_options);

    [Fact]
    public void The_majority_outvotes_a_sense_that_would_win_the_average()
    {
        Add(Modality.Face, Emotion.Happiness);
        Add(Modality.Speech, Emotion.Anger, certainty: 0.5f);
        Add(Modality.Text, Emotion.Anger, certainty: 0.5f);
        Assert.Equal(Emotion.Happiness, _engine.Fuse(Start).Scores.Dominant);

        _options.Method = FusionMethod.MajorityVote;
        var state = _engine.Fuse(Start);

        Assert.Equal(Emotion.Anger, state.Scores.Dominant);
        Assert.Equal(0, state.Contributions[Modality.Face]);
        var share = _options.SpeechWeight / (_options.SpeechWeight + _options.TextWeight);
        Assert.Equal(share, state.Contributions[Modality.Speech], 4);
        Assert.True(state.Affect.Valence < 0);
    }

    [Fact]
    public void Two_senses_that_disagree_are_averaged_also_by_majority()
    {
        Add(Modality.Face, Emotion.Happiness);
        Add(Modality.Speech, Emotion.Anger);
        var average = _engine.Fuse(Start);

        _options.Method = FusionMethod.MajorityVote;

        Assert.Equal(average, _engine.Fuse(Start));
    }

    [Fact]
    public void A_sense_without_a_clear_leader_casts_no_vote_but_counts_when_it_is_alone()
    {
        _options.Method = FusionMethod.MajorityVote;
        Add(Modality.Face, Emotion.Happiness, certainty: 0.1f);
        Assert.Equal(1, _engine.Fuse(Start).Contributions[Modality.Face]);

        Add(Modality.Speech, Emotion.Anger);

        Assert.Equal(1, _engine.Fuse(Start).Contributions[Modality.Speech]);
    }

    [Fact]
    public void A_sense_that_the_configuration_gives_no_weight_does_not_vote()
    {
        _options.Method = FusionMethod.MajorityVote;
        _options.FaceWeight = 0;
        Add(Modality.Face, Emotion.Happiness);
        Add(Modality.Speech, Emotion.Anger);

        Assert.Equal(Emotion.Anger, _engine.Fuse(Start).Dominant);
    }

    [Fact]
    public void Reliability_is_the_logistic_function_of_quality_age_and_confidence()
    {
        var reliability = new ReliabilityOptions { FaceBias = 1, Quality = 2, Age = 0.5f, Confidence = 4 };
        var reading = new Reading(Modality.Face, EmotionScores.FromWeights([0.75f, 0.25f, 0, 0, 0, 0, 0]), 0.6f, 1, Start, Start);

        // 1 - 2 * 0.4 - 0.5 * 2 - 4 * 0.25 = -1.8
        Assert.Equal(1 / (1 + Math.Exp(1.8)), reliability.Of(reading, halfLives: 2), 5);
    }

    [Fact]
    public void Reliability_trusts_a_voice_less_when_its_bias_says_so()
    {
        _options.Method = FusionMethod.Reliability;
        (_options.FaceWeight, _options.SpeechWeight) = (1, 1);
        Add(Modality.Face, Emotion.Happiness);
        Add(Modality.Speech, Emotion.Anger);
        Assert.Equal(0.5, _engine.Fuse(Start).Contributions[Modality.Face], 4);

        _options.Reliability.SpeechBias = 0;

        var face = 1 / (1 + Math.Exp(-2));
        Assert.Equal(face / (face + 0.5), _engine.Fuse(Start).Contributions[Modality.Face], 4);
    }

    [Fact]
    public void The_scores_of_a_badly_calibrated_sense_are_flattened_in_the_fused_state_only()
    {
        _options.Method = FusionMethod.Reliability;
        _options.Reliability.FaceCalibrationError = 0.35f;
        Add(Modality.Face, Emotion.Fear);

        Assert.Equal(0.65f + (0.35f / 7), _engine.Fuse(Start).Scores[Emotion.Fear], 4);
        Assert.Equal(1, _engine.StateOf(Modality.Face, Start).Scores[Emotion.Fear], 4);
    }

    private void Add(Modality modality, Emotion emotion, float certainty = 1) => _engine.Add(new Reading(
        modality, EmotionScores.Uniform.MixedWith(EmotionScores.Certain(emotion), certainty), 1, 0, Start, Start));
}
