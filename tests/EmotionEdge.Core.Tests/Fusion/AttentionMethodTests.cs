using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Core.Tests.Fusion;

public sealed class AttentionMethodTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FusionOptions _options = new() { Method = FusionMethod.Attention };
    private readonly FakeEarlyFusion _early = new();

    private FusionEngine Engine => field ??= new FusionEngine(_options, _early);

    [Fact]
    public void Without_the_network_there_is_no_such_fusion() =>
        Assert.Throws<ArgumentException>(() => new FusionEngine(_options));

    [Fact]
    public void The_network_is_told_what_is_there_and_its_answer_is_the_rooms()
    {
        var later = Start + _options.TextHalfLife;
        Engine.Add(Reading(Modality.Face, Emotion.Happiness, quality: 0.8f, subject: 1) with { End = later });
        Engine.Add(Reading(Modality.Text, Emotion.Anger, quality: 0.5f, subject: 0));
        _early.Answer = EmotionScores.Certain(Emotion.Fear);
        _early.Attention[Modality.Face] = 0.25f;
        _early.Attention[Modality.Text] = 0.75f;

        var state = Engine.Fuse(later);

        Assert.Equal(Emotion.Fear, state.Dominant);
        Assert.Equal(1, state.Confidence, 4);
        Assert.Equal(0.25f, state.Contributions[Modality.Face]);
        Assert.Equal(0, state.Contributions[Modality.Speech]);
        var expected = (0.25f * Affect.Of(Emotion.Happiness).Valence) + (0.75f * Affect.Of(Emotion.Anger).Valence);
        Assert.Equal(expected, state.Affect.Valence, 4);
        var words = _early.Told[(int)Modality.Text];
        Assert.Equal((true, 0.5f, 1f, false), (words.IsPresent, words.Quality, words.HalfLives, words.IsEmbedded));
        Assert.False(_early.Told[(int)Modality.Speech].IsPresent);
    }

    [Fact]
    public void Sounds_without_words_count_beside_what_early_fusion_says()
    {
        _early.Answer = EmotionScores.Certain(Emotion.Fear);
        _early.Attention[Modality.Face] = 1;
        Engine.Add(Reading(Modality.Face, Emotion.Neutral, quality: 1, subject: 1));
        Engine.Add(Reading(Modality.Sound, Emotion.Happiness, quality: 1, subject: 0));

        var state = Engine.Fuse(Start);

        var share = _options.SoundWeight / (_options.SoundWeight + _options.FaceWeight);
        Assert.Equal(share, state.Scores[Emotion.Happiness], 4);
        Assert.Equal(1 - share, state.Scores[Emotion.Fear], 4);
        Assert.Equal(share, state.Contributions[Modality.Sound], 4);
        Assert.Equal(IEarlyFusion.Senses, _early.Told.Length);
    }

    [Fact]
    public void Embeddings_of_several_faces_are_averaged_by_their_weight()
    {
        Engine.Add(Reading(Modality.Face, Emotion.Happiness, quality: 0.75f, subject: 1, 1, 0));
        Engine.Add(Reading(Modality.Face, Emotion.Happiness, quality: 0.25f, subject: 2, 0, 1));

        Engine.Fuse(Start);

        Assert.True(_early.Told[(int)Modality.Face].IsEmbedded);
        Assert.Equal([0.75f, 0.25f], _early.Embeddings[(int)Modality.Face]);
    }

    [Fact]
    public void A_reading_is_kept_with_its_embedding_though_its_maker_uses_the_memory_again()
    {
        var memory = new float[] { 1, 0 };
        Engine.Add(Reading(Modality.Face, Emotion.Happiness, 1, 1) with { Embedding = new Embedding(memory) });
        Engine.Add(Reading(Modality.Speech, Emotion.Happiness, 1, 0, 5, 5));
        memory[0] = 100;
        // The face's place is taken by the speech's when it goes.
        Engine.Forget(Modality.Face);
        Engine.Add(Reading(Modality.Face, Emotion.Happiness, 1, 2, 7, 7));

        Engine.Fuse(Start);

        Assert.Equal([7f, 7f], _early.Embeddings[(int)Modality.Face]);
        Assert.Equal([5f, 5f], _early.Embeddings[(int)Modality.Speech]);
    }

    [Fact]
    public void Embeddings_of_another_network_are_not_given()
    {
        Engine.Add(Reading(Modality.Face, Emotion.Happiness, 1, 1, 1, 2, 3));

        Engine.Fuse(Start);

        Assert.True(_early.Told[(int)Modality.Face].IsPresent);
        Assert.False(_early.Told[(int)Modality.Face].IsEmbedded);
    }

    [Fact]
    public void A_sense_that_the_configuration_gives_no_weight_is_not_heard()
    {
        _options.FaceWeight = 0;
        Engine.Add(Reading(Modality.Face, Emotion.Happiness, 1, 1, 1, 2));
        Assert.Null(Engine.Fuse(Start).Dominant);
        Assert.Empty(_early.Told);

        Engine.Add(Reading(Modality.Speech, Emotion.Anger, 1, 0));
        Engine.Fuse(Start);

        Assert.False(_early.Told[(int)Modality.Face].IsPresent);
    }

    [Fact]
    public void What_the_baseline_took_off_is_not_told_by_the_embedding()
    {
        _options.Baseline.Enabled = true;
        _options.Baseline.LearnFor = TimeSpan.FromMinutes(1);
        var resting = EmotionScores.Uniform.MixedWith(EmotionScores.Certain(Emotion.Sadness), 0.3f);
        for (var second = 0; second < 200; second++)
        {
            Engine.Add(new Reading(Modality.Face, resting, 1, 1, Start.AddSeconds(second), Start.AddSeconds(second))
            {
                Embedding = new Embedding(new float[] { 1, 2 }),
            });
        }

        Engine.Fuse(Start.AddSeconds(199));

        var face = _early.Told[(int)Modality.Face];
        Assert.True(face.Scores[Emotion.Sadness] < resting[Emotion.Sadness]);
        Assert.False(face.IsEmbedded);
    }

    private static Reading Reading(Modality modality, Emotion emotion, float quality, int subject, params float[] embedding) =>
        new(modality, EmotionScores.Certain(emotion), quality, subject, Start, Start) { Embedding = new Embedding(embedding) };
}
