using EmotionEdge.Core.Sounds;

namespace EmotionEdge.Core.Tests.Sounds;

public sealed class SoundMeaningTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SoundEvent.Laugh, Emotion.Happiness, 0.81f, 0.755f, 0.9f)]
    [InlineData(SoundEvent.Cry, Emotion.Sadness, -0.61f, 0.64f, 0.9f)]
    [InlineData(SoundEvent.Scream, Emotion.Fear, -0.62f, 0.91f, 0.9f)]
    [InlineData(SoundEvent.Sigh, Emotion.Neutral, -0.1f, 0.3f, 0.45f)]
    [InlineData(SoundEvent.BabyCry, Emotion.Sadness, -0.61f, 0.64f, 0.9f)]
    public void An_event_means_an_emotion_and_a_place_of_its_own(SoundEvent sound, Emotion emotion, float valence, float arousal, float quality)
    {
        var reading = SoundMeaning.ReadingOf(new HeardSound(sound, 0.9f), Start, Start.AddSeconds(1));

        Assert.Equal(Modality.Sound, reading.Modality);
        Assert.Equal(emotion, reading.Scores.Dominant);
        Assert.Equal(1, reading.Scores.AsSpan().ToArray().Sum(), 5);
        Assert.Equal(new Affect(valence, arousal), reading.Affect);
        Assert.Equal(quality, reading.Quality, 5);
        Assert.Equal(new HeardSound(sound, 0.9f), reading.Sound);
        Assert.Equal((Start, Start.AddSeconds(1)), (reading.Start, reading.End));
    }

    [Fact]
    public void A_cough_tells_nothing_of_feelings() =>
        Assert.Equal(0, SoundMeaning.ReadingOf(new HeardSound(SoundEvent.Cough, 1), Start, Start).Quality);

    [Fact]
    public void Each_event_has_its_name()
    {
        Assert.Equal(["Laugh", "Cry", "Scream", "Sigh", "Cough", "BabyCry"], SoundNames.All);
        Assert.True(SoundNames.TryParse("BabyCry", out var sound));
        Assert.Equal((SoundEvent.BabyCry, "BabyCry"), (sound, sound.Name()));
        Assert.False(SoundNames.TryParse("Bark", out _));
    }
}
