using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Physiology;
using EmotionEdge.Core.Posture;

namespace EmotionEdge.Core.Tests.Fusion;

/// <summary>What posture has a part in, and what not.</summary>
public sealed class PostureFusionTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FusionOptions _options = new();
    private readonly FusionEngine _engine;

    public PostureFusionTests()
    {
        _engine = new FusionEngine(_options);
        _engine.Add(new Reading(Modality.Face, EmotionScores.Certain(Emotion.Disgust), 1, 1, Start, Start));
    }

    [Fact]
    public void It_takes_part_in_arousal_and_stress_and_in_nothing_else()
    {
        var before = _engine.Fuse(Start);

        _engine.Add(Moving(0.9f));
        var state = _engine.Fuse(Start);

        Assert.Equal(before.Scores, state.Scores);
        Assert.Equal(before.Contributions, state.Contributions);
        Assert.Equal(before.Affect.Valence, state.Affect.Valence);
        Assert.Equal((0.675f + (0.3f * 0.9f)) / 1.3f, state.Affect.Arousal, 4);
        Assert.Equal((0.3f / 1.3f, 0), (state.PostureShare, state.WearableShare));
        Assert.Equal(1 - ((1 - before.Stress) * (1 - (0.2f * 0.8f))), state.Stress, 4);
        Assert.Equal(state.Stress, _engine.StateOf(Modality.Face, Start).Stress, 4);
    }

    [Fact]
    public void With_a_wearable_both_count()
    {
        var alone = _engine.Fuse(Start);

        _engine.Add(Moving(0.9f));
        _engine.Add(new ArousalReading(0.8f, Start));
        var state = _engine.Fuse(Start);

        Assert.Equal((0.675f + (0.3f * 0.9f) + (0.5f * 0.8f)) / 1.8f, state.Affect.Arousal, 4);
        Assert.Equal(0.3f / 1.8f, state.PostureShare, 4);
        Assert.Equal(0.5f / 1.8f, state.WearableShare, 4);
        Assert.Equal(1 - ((1 - alone.Stress) * (1 - (0.3f * 0.6f)) * (1 - (0.2f * 0.8f))), state.Stress, 4);
    }

    [Fact]
    public void Stillness_lowers_arousal_and_adds_no_stress()
    {
        var before = _engine.Fuse(Start);

        _engine.Add(Moving(0.4f));
        var state = _engine.Fuse(Start);

        Assert.True(state.Affect.Arousal < before.Affect.Arousal);
        Assert.Equal(before.Stress, state.Stress);
    }

    [Fact]
    public void It_counts_half_after_two_seconds_and_is_gone_with_the_faces()
    {
        _engine.Add(Moving(0.9f));
        _engine.Add(new Reading(Modality.Face, EmotionScores.Certain(Emotion.Disgust), 1, 1, Start.AddSeconds(2), Start.AddSeconds(2)));
        Assert.Equal(0.15f / 1.15f, _engine.Fuse(Start.AddSeconds(2)).PostureShare, 4);

        _engine.Forget(Modality.Face);
        _engine.Add(new Reading(Modality.Speech, EmotionScores.Certain(Emotion.Disgust), 1, 0, Start, Start.AddSeconds(2)));
        Assert.Equal(0, _engine.Fuse(Start.AddSeconds(2)).PostureShare);
    }

    [Fact]
    public void Without_weight_it_changes_nothing()
    {
        _options.Posture.Weight = 0;
        var before = _engine.Fuse(Start);

        _engine.Add(Moving(0.9f));

        Assert.Equal(before, _engine.Fuse(Start));
    }

    [Theory]
    [InlineData(0, 0, 0.4f)]
    [InlineData(1, 0, 0.9f)]
    [InlineData(0.5f, 0, 0.65f)]
    [InlineData(0, 2, 0.6f)]
    [InlineData(0.5f, 1, 0.7f)]
    public void Arousal_grows_with_movement_and_with_hands_at_faces(float agitation, int touching, float arousal)
    {
        var cues = default(PostureCounts);
        for (var i = 0; i < touching; i++)
            cues = cues.Plus(default(PostureCues).With(PostureCue.HandToFace, true));

        var state = new PostureState(Start, 2, PostureAction.Still, agitation, cues);

        Assert.Equal(arousal, state.Arousal, 4);
        Assert.Equal(new ArousalReading(state.Arousal, Start, ArousalSource.Posture), state.Reading);
    }

    [Fact]
    public void Nobody_says_nothing() => Assert.Null(PostureState.Nobody(Start).Reading);

    private static ArousalReading Moving(float arousal) => new(arousal, Start, ArousalSource.Posture);
}
