using EmotionEdge.Audio.Speech;

namespace EmotionEdge.Audio.Tests.Speech;

public sealed class SpeechQualityTests
{
    [Fact]
    public void Long_clear_speech_is_as_good_as_it_gets() => Assert.Equal(1, SpeechQuality.Of(2, 0.1, 0.001, 1));

    [Theory]
    [InlineData(0.5, 0.1, 0.001, 1, 0.33)]
    [InlineData(2, 0.1, 0.0316, 1, 0.5)]
    [InlineData(2, 0.1, 0.001, 0.6, 0.6)]
    [InlineData(2, 0, 0, 1, 0)]
    public void Short_noisy_or_doubtful_speech_counts_less(double seconds, double loud, double quiet, float voicing, double expected) =>
        Assert.Equal(expected, SpeechQuality.Of(seconds, loud, quiet, voicing), 0.01);
}
