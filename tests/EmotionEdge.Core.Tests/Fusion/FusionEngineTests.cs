using EmotionEdge.Core.Fusion;
using EmotionEdge.Testing;

namespace EmotionEdge.Core.Tests.Fusion;

public sealed class FusionEngineTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FusionOptions _options = new();
    private readonly FusionEngine _engine;

    public FusionEngineTests() => _engine = new FusionEngine(_options);

    [Fact]
    public void Without_readings_the_state_is_unknown_and_not_neutral()
    {
        var state = _engine.Fuse(Start);

        Assert.Null(state.Dominant);
        Assert.Equal(0, state.Confidence);
        Assert.Equal(EmotionScores.Uniform, state.Scores);
        Assert.Equal(default, state.Contributions);
    }

    [Fact]
    public void Two_senses_are_averaged_by_their_weights()
    {
        _engine.Add(Read(Modality.Face, Emotion.Anger));
        _engine.Add(Read(Modality.Speech, Emotion.Sadness));

        var state = _engine.Fuse(Start);

        var share = _options.FaceWeight / (_options.FaceWeight + _options.SpeechWeight);
        Assert.Equal(share, state.Scores[Emotion.Anger], 4);
        Assert.Equal(1 - share, state.Scores[Emotion.Sadness], 4);
        Assert.Equal(share, state.Contributions[Modality.Face], 4);
        Assert.Equal(0, state.Contributions[Modality.Text]);
        Assert.Equal(Emotion.Anger, state.Dominant);
    }

    [Fact]
    public void A_reading_counts_half_after_its_half_life()
    {
        _engine.Add(Read(Modality.Face, Emotion.Happiness));
        var later = Start + _options.FaceHalfLife;
        _engine.Add(Read(Modality.Text, Emotion.Sadness, at: later));

        var state = _engine.Fuse(later);

        var face = _options.FaceWeight / 2;
        Assert.Equal(face / (face + _options.TextWeight), state.Contributions[Modality.Face], 4);
    }

    [Fact]
    public void A_poor_reading_counts_less_than_a_good_one()
    {
        _engine.Add(Read(Modality.Face, Emotion.Happiness, quality: 0.1f));
        _engine.Add(Read(Modality.Speech, Emotion.Sadness, quality: 1));

        Assert.Equal(Emotion.Sadness, _engine.Fuse(Start).Dominant);
    }

    [Fact]
    public void Stale_readings_are_forgotten_and_the_state_becomes_unknown()
    {
        _engine.Add(Read(Modality.Face, Emotion.Happiness));

        var state = _engine.Fuse(Start + (_options.FaceHalfLife * _options.ForgetAfterHalfLives) + TimeSpan.FromMilliseconds(1));

        Assert.Null(state.Dominant);
        Assert.Equal(0, state.Faces);
    }

    [Fact]
    public void A_crowd_of_faces_does_not_outvote_a_voice()
    {
        for (var subject = 1; subject <= 20; subject++)
            _engine.Add(Read(Modality.Face, Emotion.Neutral, subject: subject));
        _engine.Add(Read(Modality.Speech, Emotion.Fear));

        var state = _engine.Fuse(Start);

        Assert.Equal(20, state.Faces);
        Assert.Equal(_options.SpeechWeight / (_options.FaceWeight + _options.SpeechWeight), state.Contributions[Modality.Speech], 4);
    }

    [Fact]
    public void A_newer_reading_of_a_subject_replaces_the_older_and_never_the_other_way_round()
    {
        _engine.Add(Read(Modality.Face, Emotion.Happiness, at: Start.AddSeconds(1)));
        _engine.Add(Read(Modality.Face, Emotion.Sadness, at: Start));

        var state = _engine.Fuse(Start.AddSeconds(1));

        Assert.Equal(1, state.Faces);
        Assert.Equal(1, state.Scores[Emotion.Happiness], 4);
    }

    [Fact]
    public void More_readings_than_fit_push_out_the_oldest()
    {
        for (var subject = 0; subject <= FusionEngine.Capacity; subject++)
            _engine.Add(Read(Modality.Face, Emotion.Neutral, subject: subject, at: Start.AddMilliseconds(subject)));

        Assert.Equal(FusionEngine.Capacity, _engine.Fuse(Start.AddMilliseconds(100)).Faces);
    }

    [Fact]
    public void Forgetting_a_sense_leaves_the_others()
    {
        _engine.Add(Read(Modality.Face, Emotion.Happiness, subject: 1));
        _engine.Add(Read(Modality.Face, Emotion.Happiness, subject: 2));
        _engine.Add(Read(Modality.Speech, Emotion.Anger));

        _engine.Forget(Modality.Face);

        Assert.Equal(Emotion.Anger, _engine.Fuse(Start).Dominant);
        Assert.False(_engine.StateOf(Modality.Face, Start).Present);
        Assert.True(_engine.StateOf(Modality.Speech, Start).Present);
    }

    [Fact]
    public void Worthless_readings_are_ignored()
    {
        _engine.Add(Read(Modality.Face, Emotion.Happiness, quality: 0));
        _engine.Add(Read(Modality.Speech, Emotion.Happiness, quality: float.NaN));

        Assert.Null(_engine.Fuse(Start).Dominant);
    }

    [Fact]
    public void Flat_scores_are_unknown()
    {
        _engine.Add(new Reading(Modality.Face, EmotionScores.Uniform, 1, 1, Start, Start));

        var state = _engine.Fuse(Start);

        Assert.Null(state.Dominant);
        Assert.Null(_engine.StateOf(Modality.Face, Start).Dominant);
        Assert.True(_engine.StateOf(Modality.Face, Start).Present);
    }

    [Fact]
    public void The_dominant_emotion_changes_only_after_a_clear_and_lasting_lead()
    {
        Feed(0, happiness: 0.5f, neutral: 0.45f);
        Assert.Equal(Emotion.Happiness, _engine.Fuse(Start).Dominant);

        Feed(0.1, happiness: 0.45f, neutral: 0.5f);
        Assert.Equal(Emotion.Happiness, _engine.Fuse(Start.AddSeconds(0.1)).Dominant);

        Feed(0.2, happiness: 0.35f, neutral: 0.6f);
        Assert.Equal(Emotion.Happiness, _engine.Fuse(Start.AddSeconds(0.2)).Dominant);

        Feed(0.9, happiness: 0.35f, neutral: 0.6f);
        Assert.Equal(Emotion.Neutral, _engine.Fuse(Start.AddSeconds(0.9)).Dominant);
    }

    [Fact]
    public void A_sense_may_measure_its_own_affect()
    {
        _engine.Add(Read(Modality.Speech, Emotion.Neutral) with { Affect = new Affect(-0.5f, 0.9f) });

        Assert.Equal(new Affect(-0.5f, 0.9f), _engine.Fuse(Start).Affect);
    }

    [Theory]
    [InlineData(FusionMethod.WeightedAverage)]
    [InlineData(FusionMethod.MajorityVote)]
    [InlineData(FusionMethod.Reliability)]
    public void Fusing_twenty_readings_allocates_nothing(FusionMethod method)
    {
        _options.Method = method;
        _engine.Add(Read(Modality.Speech, Emotion.Sadness));
        for (var subject = 0; subject < 20; subject++)
            _engine.Add(Read(Modality.Face, Emotion.Happiness, subject: subject));
        _engine.Fuse(Start);

        var read = 0;
        void Go()
        {
            _engine.Add(Read(Modality.Face, Emotion.Happiness, subject: read++ % 20));
            _engine.Fuse(Start);
            _engine.StateOf(Modality.Face, Start);
        }

        Assert.Equal(0, Allocations.Of(40, Go));
    }

    private void Feed(double seconds, float happiness, float neutral)
    {
        var at = Start.AddSeconds(seconds);
        var scores = EmotionScores.FromWeights([neutral, happiness, 1 - happiness - neutral, 0, 0, 0, 0]);
        _engine.Add(new Reading(Modality.Face, scores, 1, 1, at, at));
    }

    private static Reading Read(
        Modality modality,
        Emotion emotion,
        float quality = 1,
        int subject = 0,
        DateTimeOffset? at = null) =>
        new(modality, EmotionScores.Certain(emotion), quality, subject, at ?? Start, at ?? Start);
}
