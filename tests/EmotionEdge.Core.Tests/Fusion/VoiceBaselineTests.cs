using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Core.Tests.Fusion;

public sealed class VoiceBaselineTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A model that leans towards surprise and excitement in all it hears of a place.</summary>
    private static readonly EmotionScores Usual = EmotionScores.FromWeights([0.1f, 0.1f, 0.5f, 0.1f, 0.1f, 0.05f, 0.05f]);

    private const float UsualArousal = 0.7f;

    private readonly FusionOptions _options = new();
    private readonly FusionEngine _engine;
    private DateTimeOffset _now = Start;

    public VoiceBaselineTests() => _engine = new FusionEngine(_options);

    [Fact]
    public void What_is_always_said_of_a_place_comes_out_as_its_prior_within_the_bounds()
    {
        Hear(Usual, UsualArousal, TimeSpan.FromHours(3));

        var state = _engine.StateOf(Modality.Speech, _now);

        // Neutral, happiness, sadness and anger: times 1.5, 1, 1, 1; surprise divided by 5; disgust and fear times 1.5.
        var sum = 0.15 + 0.1 + 0.1 + 0.1 + 0.1 + 0.075 + 0.075;
        Assert.Equal(0.15 / sum, state.Scores[Emotion.Neutral], 3);
        Assert.Equal(0.1 / sum, state.Scores[Emotion.Surprise], 3);
        Assert.Equal(0.075 / sum, state.Scores[Emotion.Fear], 3);
        Assert.Equal(0.5, state.Affect.Arousal, 3);
    }

    [Fact]
    public void What_differs_from_the_usual_is_heard_as_what_it_differs_by()
    {
        Hear(Usual, UsualArousal, TimeSpan.FromHours(3));
        var angrier = EmotionScores.FromWeights([0.08f, 0.05f, 0.45f, 0.05f, 0.3f, 0.04f, 0.03f]);

        Hear(angrier, 0.9f, TimeSpan.FromSeconds(1));

        var state = _engine.StateOf(Modality.Speech, _now);
        Assert.Equal(Emotion.Anger, state.Dominant);
        Assert.Equal(0.7, state.Affect.Arousal, 2);
        Assert.True(state.Affect.Valence < 0);
    }

    [Fact]
    public void Nothing_changes_before_an_hour_of_voices()
    {
        Hear(Usual, UsualArousal, TimeSpan.FromMinutes(59));

        var state = _engine.StateOf(Modality.Speech, _now);

        Assert.Equal(Usual, state.Scores);
        Assert.Equal(UsualArousal, state.Affect.Arousal, 4);
    }

    [Fact]
    public void Arousal_is_moved_by_no_more_than_the_bound_and_stays_in_range()
    {
        Hear(Usual, 1, TimeSpan.FromHours(3));
        Assert.Equal(0.75, _engine.StateOf(Modality.Speech, _now).Affect.Arousal, 3);

        Hear(Usual, 0.1f, TimeSpan.FromSeconds(1));
        Assert.Equal(0, _engine.StateOf(Modality.Speech, _now).Affect.Arousal, 3);
    }

    [Fact]
    public void Clear_emotions_are_part_of_what_a_place_sounds_like()
    {
        Hear(EmotionScores.Uniform.MixedWith(EmotionScores.Certain(Emotion.Anger), 0.9f), 0.8f, TimeSpan.FromHours(1));

        Assert.Equal(1, _engine.Baseline.Learnt.Single().Hours, 2);
    }

    /// <summary>One utterance a second.</summary>
    private void Hear(EmotionScores scores, float arousal, TimeSpan span)
    {
        for (var until = _now + span; _now < until;)
        {
            _now += TimeSpan.FromSeconds(1);
            _engine.Add(new Reading(Modality.Speech, scores, 1, 0, _now, _now) { Affect = new Affect(0, arousal) });
        }
    }
}
