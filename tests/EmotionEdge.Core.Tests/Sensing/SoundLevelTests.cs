using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Core.Tests.Sensing;

public sealed class SoundLevelTests
{
    private static readonly SoundLevel Usual = new(1, 0.3, -25, 0, 0.001, 0.02);

    [Fact]
    public void A_usual_second_is_good_in_every_respect()
    {
        Assert.Equal(HintVerdict.Good, Usual.VerdictOn(SensorHint.Silent));
        Assert.Equal(HintVerdict.Good, Usual.VerdictOn(SensorHint.Clipping));
        Assert.Equal(HintVerdict.Good, Usual.VerdictOn(SensorHint.Offset));
        Assert.Equal(HintVerdict.Good, Usual.VerdictOn(SensorHint.Hum));
    }

    [Theory]
    [InlineData(-120, HintVerdict.Bad)]
    [InlineData(-97, HintVerdict.Bad)]
    [InlineData(-90, HintVerdict.Good)]
    public void Only_what_no_converter_that_hears_can_be_is_silent(double dbfs, HintVerdict expected) =>
        Assert.Equal(expected, (Usual with { RmsDbfs = dbfs }).VerdictOn(SensorHint.Silent));

    [Theory]
    [InlineData(1, 0.01, HintVerdict.Bad)]
    [InlineData(1, 0.0005, HintVerdict.Open)]
    [InlineData(0.9, 0, HintVerdict.Good)]
    [InlineData(0.01, 0, HintVerdict.Open)]
    public void A_quiet_second_does_not_tell_whether_a_loud_one_would_be_clipped(double peak, double clipped, HintVerdict expected) =>
        Assert.Equal(expected, (Usual with { Peak = peak, ClippedShare = clipped }).VerdictOn(SensorHint.Clipping));

    [Theory]
    [InlineData(0.03, HintVerdict.Bad)]
    [InlineData(-0.03, HintVerdict.Bad)]
    [InlineData(0.015, HintVerdict.Open)]
    [InlineData(-0.002, HintVerdict.Good)]
    public void An_offset_counts_on_both_sides(double offset, HintVerdict expected) =>
        Assert.Equal(expected, (Usual with { Offset = offset }).VerdictOn(SensorHint.Offset));

    [Theory]
    [InlineData(0.8, -30, HintVerdict.Bad)]
    [InlineData(0.8, -70, HintVerdict.Good)]
    [InlineData(0.4, -30, HintVerdict.Open)]
    [InlineData(0.1, -30, HintVerdict.Good)]
    public void A_hum_that_nobody_hears_is_none(double share, double dbfs, HintVerdict expected) =>
        Assert.Equal(expected, (Usual with { HumShare = share, RmsDbfs = dbfs }).VerdictOn(SensorHint.Hum));

    [Theory]
    [InlineData(-50, HintVerdict.Bad)]
    [InlineData(-43, HintVerdict.Open)]
    [InlineData(-25, HintVerdict.Good)]
    public void Weak_speech_is_told_from_strong(double dbfs, HintVerdict expected) => Assert.Equal(expected, SoundLevel.OfSpeech(dbfs));
}
