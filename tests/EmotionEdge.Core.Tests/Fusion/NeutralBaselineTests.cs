using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Testing;

namespace EmotionEdge.Core.Tests.Fusion;

public sealed class NeutralBaselineTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A face at rest that the model takes for a sad one.</summary>
    private static readonly EmotionScores SadAtRest = EmotionScores.FromWeights([0.3f, 0.02f, 0.03f, 0.6f, 0.02f, 0.01f, 0.02f]);

    private readonly FusionOptions _options = new();
    private readonly FusionEngine _engine;
    private DateTimeOffset _now = Start;

    public NeutralBaselineTests() => _engine = new FusionEngine(_options);

    [Fact]
    public void A_resting_face_that_looks_sad_stops_to_alert_after_two_hours()
    {
        var alerts = new AlertPolicy(new AlertOptions(), TimeProvider.System);
        var raised = new List<DateTimeOffset>();
        void Look()
        {
            foreach (var happened in alerts.Evaluate(_engine.Fuse(_now), [_engine.StateOf(Modality.Face, _now)]))
            {
                if (happened.Type == AlertEventType.Raised)
                    raised.Add(happened.Time);
            }
        }

        See(SadAtRest, TimeSpan.FromMinutes(1), Look);
        Assert.Single(raised);

        See(SadAtRest, TimeSpan.FromHours(2), Look);

        Assert.Empty(alerts.Open);
        Assert.Single(raised);
        Assert.Equal(Emotion.Neutral, _engine.Fuse(_now).Scores.Dominant);
    }

    [Fact]
    public void Before_an_hour_nothing_changes_and_after_it_the_effect_comes_slowly()
    {
        See(SadAtRest, TimeSpan.FromMinutes(59));
        Assert.Equal(SadAtRest, _engine.StateOf(Modality.Face, _now).Scores);

        See(SadAtRest, TimeSpan.FromMinutes(4));
        var early = _engine.StateOf(Modality.Face, _now).Scores[Emotion.Sadness];
        Assert.InRange(early, 0.55f, 0.599f);

        See(SadAtRest, TimeSpan.FromMinutes(60));
        // Odds of 0.6 / 0.4 become a fifth of that.
        Assert.Equal(0.3 / 1.3, _engine.StateOf(Modality.Face, _now).Scores[Emotion.Sadness], 3);
    }

    [Fact]
    public void The_face_of_somebody_who_really_grieves_stays_sad()
    {
        See(SadAtRest, TimeSpan.FromHours(3));

        See(EmotionScores.Uniform.MixedWith(EmotionScores.Certain(Emotion.Sadness), 0.85f), TimeSpan.FromSeconds(1));

        Assert.Equal(Emotion.Sadness, _engine.StateOf(Modality.Face, _now).Dominant);
    }

    [Fact]
    public void Clear_emotions_are_not_learnt_as_rest()
    {
        See(EmotionScores.Uniform.MixedWith(EmotionScores.Certain(Emotion.Anger), 0.9f), TimeSpan.FromHours(3));

        Assert.Empty(_engine.Baseline.Learnt);
    }

    [Fact]
    public void An_empty_room_a_poor_picture_and_a_crowd_do_not_hurry_the_hour()
    {
        // A face once in ten minutes stands for a second, not for ten minutes.
        for (var i = 0; i < 30; i++)
            See(SadAtRest, TimeSpan.FromSeconds(0.1), pause: TimeSpan.FromMinutes(10));
        Assert.InRange(_engine.Baseline.Learnt.Sum(rest => rest.Hours), 0, 31 / 3600.0);

        _engine.Baseline.Reset();
        See(SadAtRest, TimeSpan.FromMinutes(10), quality: 0.5f);
        Assert.Equal(5 / 60.0, _engine.Baseline.Learnt.Single().Hours, 3);

        _engine.Baseline.Reset();
        for (var subject = 1; subject <= 5; subject++)
            _engine.Add(new Reading(Modality.Face, SadAtRest, 1, subject, _now, _now));
        Assert.Empty(_engine.Baseline.Learnt);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_stop_the_learning()
    {
        See(SadAtRest, TimeSpan.FromMinutes(10));
        _now = Start.AddDays(-3);
        _engine.Forget(Modality.Face);
        See(SadAtRest, TimeSpan.FromMinutes(10));

        Assert.Equal(20 / 60.0, _engine.Baseline.Learnt.Single().Hours, 2);
    }

    [Fact]
    public void Voices_have_their_own_baseline_and_words_have_none()
    {
        See(SadAtRest, TimeSpan.FromHours(3), modality: Modality.Face);
        See(SadAtRest, TimeSpan.FromSeconds(1), modality: Modality.Speech);
        See(SadAtRest, TimeSpan.FromHours(3), modality: Modality.Text);

        Assert.Equal(SadAtRest, _engine.StateOf(Modality.Speech, _now - TimeSpan.FromHours(3)).Scores);
        Assert.Equal(SadAtRest, _engine.StateOf(Modality.Text, _now).Scores);
    }

    [Fact]
    public void It_can_be_switched_off_and_reset()
    {
        See(SadAtRest, TimeSpan.FromHours(3));
        _engine.Baseline.Reset();
        See(SadAtRest, TimeSpan.FromSeconds(1));
        Assert.Equal(SadAtRest, _engine.StateOf(Modality.Face, _now).Scores);

        _options.Baseline.Enabled = false;
        See(SadAtRest, TimeSpan.FromHours(3));
        Assert.Equal(SadAtRest, _engine.StateOf(Modality.Face, _now).Scores);
    }

    [Fact]
    public void What_was_learnt_can_be_carried_over()
    {
        See(SadAtRest, TimeSpan.FromHours(3));
        var other = new FusionEngine(_options);
        other.Baseline.Restore(_engine.Baseline.Learnt);

        other.Add(new Reading(Modality.Face, SadAtRest, 1, 1, _now, _now));

        Assert.Equal(_engine.StateOf(Modality.Face, _now).Scores[Emotion.Sadness], other.StateOf(Modality.Face, _now).Scores[Emotion.Sadness], 3);
    }

    public static TheoryData<RestingState> Impossible { get; } =
    [
        new RestingState(Modality.Text, 2, [1, 0, 0, 0, 0, 0, 0]),
        new RestingState(Modality.Face, -1, [1, 0, 0, 0, 0, 0, 0]),
        new RestingState(Modality.Face, double.NaN, [1, 0, 0, 0, 0, 0, 0]),
        new RestingState(Modality.Face, 2, [1, 0, 0, 0, 0, 0]),
        new RestingState(Modality.Face, 2, [0.5, 0, 0, 0, 0, 0, 0]),
        new RestingState(Modality.Face, 2, [1.5, -0.5, 0, 0, 0, 0, 0]),
        new RestingState(Modality.Face, 2, [1, 0, 0, 0, 0, 0, 0]) { Arousal = 1.5 },
        new RestingState(Modality.Face, 2, [1, 0, 0, 0, 0, 0, 0]) { Arousal = double.NaN },
    ];

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_have_been_learnt_is_refused_and_changes_nothing(RestingState state)
    {
        Assert.Throws<ArgumentException>(() => _engine.Baseline.Restore([new RestingState(Modality.Speech, 3, [1, 0, 0, 0, 0, 0, 0]), state]));

        Assert.Empty(_engine.Baseline.Learnt);
    }

    [Fact]
    public void Correcting_a_reading_allocates_nothing()
    {
        See(SadAtRest, TimeSpan.FromHours(3));

        Assert.Equal(0, Allocations.Of(100, () => _engine.Add(new Reading(Modality.Face, SadAtRest, 1, 1, _now, _now))));
    }

    /// <summary>One reading a second, and a look at the room after each.</summary>
    private void See(
        EmotionScores scores, TimeSpan span, Action? look = null, TimeSpan pause = default, float quality = 1, Modality modality = Modality.Face)
    {
        _now += pause;
        for (var until = _now + span; _now < until;)
        {
            _now += TimeSpan.FromSeconds(1) < span ? TimeSpan.FromSeconds(1) : span;
            _engine.Add(new Reading(modality, scores, quality, 1, _now, _now));
            look?.Invoke();
        }
    }
}
