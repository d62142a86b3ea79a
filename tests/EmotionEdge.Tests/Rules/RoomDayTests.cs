using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Core.Sounds;
using EmotionEdge.History;
using EmotionEdge.Rules;

namespace EmotionEdge.Tests.Rules;

public sealed class RoomDayTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_state_a_second_is_kept_while_something_is_sensed()
    {
        var room = new Room(new AlertOptions());
        room.Run(10, Emotion.Anger);
        room.Run(60, null);
        room.Run(5, Emotion.Happiness);

        var kept = Read(room.Day);

        Assert.Equal(kept.Select(second => second.Time).Distinct(), kept.Select(second => second.Time));
        Assert.InRange(kept.Count(second => second.Dominant == Emotion.Anger), 9, 20);
        Assert.InRange(kept.Count(second => second.Dominant == Emotion.Happiness), 4, 6);
        Assert.True(kept.Count < 40);
    }

    [Fact]
    public void Numbers_are_kept_to_within_four_thousandths()
    {
        var scores = EmotionScores.FromWeights([0.1f, 0.05f, 0, 0.2f, 0.6f, 0.03f, 0.02f]);
        var affect = new Affect(-0.437f, 0.713f);
        var time = Noon.AddSeconds(3);
        ModalityState[] senses =
        [
            new(Modality.Face, time, true, scores, Emotion.Anger, 0.6f, affect, 1, 2) { Stress = 0.41f },
            new(Modality.Speech, time, false, EmotionScores.Uniform, null, 0, default, 0, 0),
            new(Modality.Text, time, true, scores, null, 0, new Affect(1, 0), 1, 1),
            new(Modality.Sound, time, false, EmotionScores.Uniform, null, 0, default, 0, 0) { Sound = new HeardSound(SoundEvent.Scream, 0.9f) },
        ];
        var written = new byte[RoomSecond.Size];
        RoomSecond.Write(written, SummaryAt(time) with { Scores = scores, Affect = affect, Stress = 0.41f, Dominant = Emotion.Anger, Confidence = 0.6f }, senses);

        var read = new ModalityState[ModalityWeights.Count];
        var state = RoomSecond.Read(written, time, read);

        Assert.Equal((Emotion.Anger, time), (state.Dominant, state.Time));
        Assert.Equal(0.6f, state.Confidence, 0.004f);
        Assert.Equal(affect.Valence, state.Affect.Valence, 0.004f);
        Assert.Equal(affect.Arousal, state.Affect.Arousal, 0.004f);
        Assert.Equal(0.41f, state.Stress, 0.004f);
        foreach (var emotion in Enum.GetValues<Emotion>())
        {
            Assert.Equal(scores[emotion], state.Scores[emotion], 0.004f);
            Assert.Equal(scores[emotion], read[0].Scores[emotion], 0.004f);
        }

        Assert.Equal(SoundEvent.Scream, read[3].Sound?.Event);
        Assert.Equal(0.9f, read[3].Sound!.Value.Confidence, 0.004f);
        Assert.All(read[..3], sense => Assert.Null(sense.Sound));
        Assert.Equal([true, false, true, false], read.Select(sense => sense.Present));
        Assert.Equal([Emotion.Anger, null, null, null], read.Select(sense => sense.Dominant));
        Assert.Equal((1f, 0f), (read[2].Affect.Valence, read[2].Affect.Arousal));
    }

    [Theory]
    [InlineData(true, 1, 1, true)]
    [InlineData(true, 3, 2, false)]
    [InlineData(true, 3, 3, true)]
    [InlineData(false, 1, 5, false)]
    public void Only_what_the_history_may_keep_is_kept(bool enabled, int minimumPeople, int people, bool kept)
    {
        var room = new Room(new AlertOptions(), new HistoryOptions { Enabled = enabled, MinimumPeople = minimumPeople });

        room.Run(5, Emotion.Anger, people);

        Assert.Equal(kept, Read(room.Day).Count > 0);
    }

    [Fact]
    public void A_whole_day_takes_little_memory_and_what_is_older_goes()
    {
        var day = new RoomDay(new HistoryOptions());
        for (var second = 0; second < 30 * 3600; second++)
            day.OnSummary(SummaryAt(Noon.AddSeconds(second)));

        var kept = Read(day);

        Assert.InRange(kept.Count, 24 * 3600, (24 * 3600) + (2 * RoomBlock.Seconds));
        Assert.Equal(Noon.AddHours(30).AddSeconds(-1), kept[^1].Time);
        Assert.InRange(86400L / RoomBlock.Seconds * RoomBlock.Bytes, 1, 5_200_000);
    }

    [Fact]
    public void A_clock_that_is_put_right_keeps_the_day_and_one_that_goes_far_back_begins_another()
    {
        var day = new RoomDay(new HistoryOptions());
        day.OnSummary(SummaryAt(Noon));
        day.OnSummary(SummaryAt(Noon.AddSeconds(1)));
        day.OnSummary(SummaryAt(Noon.AddSeconds(-20)));
        Assert.Equal([Noon, Noon.AddSeconds(1)], Read(day).Select(second => second.Time));

        day.OnSummary(SummaryAt(Noon.AddHours(-2)));
        Assert.Equal([Noon.AddHours(-2)], Read(day).Select(second => second.Time));
    }

    private static Summary SummaryAt(DateTimeOffset time)
    {
        var face = default(ModalityWeights);
        face[Modality.Face] = 1;
        return new Summary(time, EmotionScores.Certain(Emotion.Sadness), Emotion.Sadness, 1, Affect.Of(Emotion.Sadness), 1, face, Array.Empty<SensorStatus>());
    }

    private static List<FusedState> Read(RoomDay day)
    {
        var states = new List<FusedState>();
        var reader = day.Read();
        while (reader.Read())
            states.Add(reader.State);
        return states;
    }
}
