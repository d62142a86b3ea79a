using EmotionEdge.Core.Fusion;
using EmotionEdge.Testing;

namespace EmotionEdge.Core.Tests.Fusion;

/// <summary>Several people in the room: each has their own state, and the room counts them.</summary>
public sealed class PeopleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FusionOptions _options = new();
    private readonly FusionEngine _engine;

    public PeopleTests() => _engine = new FusionEngine(_options);

    [Fact]
    public void Each_face_is_counted_by_what_it_shows_itself()
    {
        Show(1, Emotion.Happiness);
        Show(2, Emotion.Happiness);
        Show(3, Emotion.Anger);
        _engine.Add(new Reading(Modality.Face, EmotionScores.Uniform, 1, 4, Start, Start));
        _engine.Add(new Reading(Modality.Speech, EmotionScores.Certain(Emotion.Fear), 1, 0, Start, Start));

        var state = _engine.Fuse(Start);

        Assert.Equal(4, state.Faces);
        Assert.Equal(2, state.People[Emotion.Happiness]);
        Assert.Equal(1, state.People[Emotion.Anger]);
        Assert.Equal(3, state.People.Total);
    }

    [Fact]
    public void One_persons_hysteresis_is_not_anothers()
    {
        Feel(1, 0, happiness: 0.5f, neutral: 0.45f);
        Feel(2, 0, happiness: 0.45f, neutral: 0.5f);
        Assert.Equal((1, 1), HappyAndNeutral(0));

        // Each leans a little to the other side: both keep what they had.
        Feel(1, 0.1, happiness: 0.45f, neutral: 0.5f);
        Feel(2, 0.1, happiness: 0.5f, neutral: 0.45f);
        Assert.Equal((1, 1), HappyAndNeutral(0.1));

        // The first one changes clearly and for long enough.
        Feel(1, 0.2, happiness: 0.35f, neutral: 0.6f);
        Assert.Equal((1, 1), HappyAndNeutral(0.2));
        Feel(1, 0.9, happiness: 0.35f, neutral: 0.6f);
        Feel(2, 0.9, happiness: 0.5f, neutral: 0.45f);
        Assert.Equal((0, 2), HappyAndNeutral(0.9));
    }

    [Fact]
    public void Somebody_who_leaves_takes_nothing_of_the_others_along()
    {
        Show(1, Emotion.Anger);
        Show(2, Emotion.Happiness);
        _engine.Fuse(Start);

        var later = Start + (_options.FaceHalfLife * _options.ForgetAfterHalfLives) + TimeSpan.FromMilliseconds(1);
        Show(2, Emotion.Happiness, later);
        var state = _engine.Fuse(later);

        Assert.Equal(1, state.Faces);
        Assert.Equal(1, state.People[Emotion.Happiness]);
        Assert.Equal(1, state.People.Total);
    }

    [Fact]
    public void A_newcomer_does_not_inherit_the_state_of_who_was_there_before()
    {
        Feel(1, 0, happiness: 0.5f, neutral: 0.45f);
        _engine.Fuse(Start);
        _engine.Forget(Modality.Face);

        Feel(2, 0.1, happiness: 0.45f, neutral: 0.5f);

        Assert.Equal((0, 1), HappyAndNeutral(0.1));
    }

    [Fact]
    public void A_face_that_was_hardly_seen_is_there_but_unknown()
    {
        _engine.Add(new Reading(Modality.Face, EmotionScores.Certain(Emotion.Anger), 0.04f, 1, Start, Start));

        var state = _engine.Fuse(Start);

        Assert.Equal(1, state.Faces);
        Assert.Equal(0, state.People.Total);
    }

    [Fact]
    public void A_room_of_fifty_is_counted_without_allocating()
    {
        for (var subject = 1; subject <= 50; subject++)
            Show(subject, (Emotion)(subject % EmotionScores.Count));
        Assert.Equal(50, _engine.Fuse(Start).People.Total);

        var shown = 0;
        void Go()
        {
            Show((shown++ % 50) + 1, Emotion.Happiness);
            _engine.Fuse(Start);
        }

        Assert.Equal(0, Allocations.Of(50, Go));
        Assert.Equal(50, _engine.Fuse(Start).Faces);
    }

    private void Show(int subject, Emotion emotion, DateTimeOffset? at = null) =>
        _engine.Add(new Reading(Modality.Face, EmotionScores.Certain(emotion), 1, subject, at ?? Start, at ?? Start));

    private void Feel(int subject, double seconds, float happiness, float neutral)
    {
        var at = Start.AddSeconds(seconds);
        var scores = EmotionScores.FromWeights([neutral, happiness, 1 - happiness - neutral, 0, 0, 0, 0]);
        _engine.Add(new Reading(Modality.Face, scores, 1, subject, at, at));
    }

    private (int Happy, int Neutral) HappyAndNeutral(double seconds)
    {
        var people = _engine.Fuse(Start.AddSeconds(seconds)).People;
        return (people[Emotion.Happiness], people[Emotion.Neutral]);
    }
}
