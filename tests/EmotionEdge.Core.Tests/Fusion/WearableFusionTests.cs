using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Physiology;

namespace EmotionEdge.Core.Tests.Fusion;

/// <summary>What a wearable has a part in, and what not.</summary>
public sealed class WearableFusionTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FusionOptions _options = new();
    private readonly FusionEngine _engine;

    public WearableFusionTests() => _engine = new FusionEngine(_options);

    [Fact]
    public void It_takes_part_in_arousal_and_stress_and_in_nothing_else()
    {
        See(Emotion.Disgust);
        var before = _engine.Fuse(Start);

        _engine.Add(new ArousalReading(0.9f, Start));
        var state = _engine.Fuse(Start);

        Assert.Equal(before.Scores, state.Scores);
        Assert.Equal(before.Contributions, state.Contributions);
        Assert.Equal(before.Affect.Valence, state.Affect.Valence);
        Assert.Equal((before.Dominant, before.Confidence), (state.Dominant, state.Confidence));
        Assert.Equal((0.675f + (0.5f * 0.9f)) / 1.5f, state.Affect.Arousal, 4);
        Assert.Equal(0.5f / 1.5f, state.WearableShare, 4);
        Assert.Equal(StressScore.Of(Affect.Of(Emotion.Disgust), 0.9f, 1), state.Stress, 4);
        Assert.Equal(state.Stress, _engine.StateOf(Modality.Face, Start).Stress, 4);
        Assert.Equal(before.Affect.Arousal, _engine.StateOf(Modality.Face, Start).Affect.Arousal);
    }

    [Fact]
    public void Alone_it_says_nothing_of_the_room()
    {
        _engine.Add(new ArousalReading(1, Start));

        var state = _engine.Fuse(Start);

        Assert.Null(state.Dominant);
        Assert.Equal((0, 0), (state.Stress, state.WearableShare));
        Assert.Equal(default, state.Contributions);
    }

    [Fact]
    public void It_counts_half_after_its_half_life_and_is_forgotten_after_three()
    {
        _engine.Add(new ArousalReading(0.9f, Start));

        Assert.Equal(0.25f / 1.25f, ShareAt(_options.Physiology.HalfLife), 4);
        Assert.Equal(0, ShareAt((_options.Physiology.HalfLife * 3) + TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void An_older_report_does_not_replace_a_newer_one()
    {
        See(Emotion.Neutral);
        _engine.Add(new ArousalReading(0.9f, Start));
        _engine.Add(new ArousalReading(0.1f, Start.AddSeconds(-1)));

        Assert.True(_engine.Fuse(Start).Affect.Arousal > 0.5f);
    }

    [Fact]
    public void Without_weight_it_changes_nothing()
    {
        _options.Physiology.Weight = 0;
        See(Emotion.Anger);
        var before = _engine.Fuse(Start);

        _engine.Add(new ArousalReading(0.99f, Start));

        Assert.Equal(before, _engine.Fuse(Start));
    }

    private float ShareAt(TimeSpan after)
    {
        See(Emotion.Neutral, Start + after);
        return _engine.Fuse(Start + after).WearableShare;
    }

    private void See(Emotion emotion, DateTimeOffset? at = null) =>
        _engine.Add(new Reading(Modality.Face, EmotionScores.Certain(emotion), 1, 1, at ?? Start, at ?? Start));
}
