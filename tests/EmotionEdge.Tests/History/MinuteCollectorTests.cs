using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Trends;
using EmotionEdge.History;
using EmotionEdge.Testing;

namespace EmotionEdge.Tests.History;

public sealed class MinuteCollectorTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_minute_holds_how_often_each_emotion_led_and_the_mean_of_what_was_sensed()
    {
        var collector = new MinuteCollector(1);
        collector.Add(Summary(0, Emotion.Happiness, 1, valence: 0.8f, arousal: 0.6f));
        collector.Add(Summary(20, Emotion.Happiness, 3, valence: 0.6f, arousal: 0.4f));
        collector.Add(Summary(40, null, 0));

        var minute = collector.Add(Summary(60, Emotion.Anger, 1));

        Assert.NotNull(minute);
        Assert.Equal(Noon, minute.Minute);
        Assert.Equal([0, 2, 0, 0, 0, 0, 0, 1], minute.Counts);
        Assert.Equal(0.7f, minute.Valence, 4);
        Assert.Equal(0.5f, minute.Arousal, 4);
        Assert.Equal(3, minute.People);
        Assert.Equal([0, 0, 0, 0, 1, 0, 0, 0], collector.Finish()!.Counts);
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    public void A_minute_in_which_too_few_people_were_seen_is_not_kept(int minimum, int faces, bool kept)
    {
        var collector = new MinuteCollector(minimum);
        collector.Add(Summary(0, Emotion.Sadness, faces));

        Assert.Equal(kept, collector.Finish() is not null);
    }

    [Fact]
    public void A_voice_without_a_face_is_one_person_and_an_empty_room_is_nobody()
    {
        var collector = new MinuteCollector(1);
        collector.Add(Summary(0, Emotion.Sadness, faces: 0));
        Assert.Equal(1, collector.Finish()!.People);

        collector.Add(Summary(60, null, 0));
        Assert.Null(collector.Finish());
    }

    [Fact]
    public void Within_a_minute_nothing_is_allocated()
    {
        var collector = new MinuteCollector(1);
        var summary = Summary(0, Emotion.Happiness, 1);
        collector.Add(summary);
        MinuteMood? minute = null;

        Assert.Equal(0, Allocations.Of(100, () => minute ??= collector.Add(summary)));
        Assert.Null(minute);
    }

    private static Summary Summary(double second, Emotion? dominant, int faces, float valence = 0, float arousal = 0)
    {
        var contributions = default(ModalityWeights);
        if (dominant is not null)
            contributions[faces > 0 ? Modality.Face : Modality.Speech] = 1;
        return new Summary(
            Noon.AddSeconds(second), EmotionScores.Uniform, dominant, dominant is null ? 0 : 0.9f, new Affect(valence, arousal), faces, contributions, []);
    }
}
