using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Core.Tests.Sensing;

public sealed class PictureLookTests
{
    private static readonly PictureLook Usual = new(1, 120, 50, 0.01, 0.07);

    [Fact]
    public void A_usual_picture_has_no_hint()
    {
        foreach (var hint in SensorHints.OfCamera)
            Assert.NotEqual(HintVerdict.Bad, Usual.VerdictOn(hint, isAnyoneThere: true));
    }

    [Fact]
    public void A_dark_room_matters_only_when_somebody_is_there()
    {
        var dark = Usual with { Brightness = 15, Contrast = 10 };

        Assert.Equal(HintVerdict.Bad, dark.VerdictOn(SensorHint.Dark, isAnyoneThere: true));
        Assert.Equal(HintVerdict.Open, dark.VerdictOn(SensorHint.Dark, isAnyoneThere: false));
        Assert.Equal(HintVerdict.Good, Usual.VerdictOn(SensorHint.Dark, isAnyoneThere: false));
        Assert.Equal(HintVerdict.Open, (dark with { Brightness = 35 }).VerdictOn(SensorHint.Dark, isAnyoneThere: true));
    }

    [Fact]
    public void A_picture_of_nothing_is_covered_and_not_dark_and_black_only_when_somebody_is_there()
    {
        var black = Usual with { Brightness = 3, Contrast = 1 };
        var grey = Usual with { Brightness = 90, Contrast = 2 };

        Assert.Equal(HintVerdict.Bad, black.VerdictOn(SensorHint.Covered, isAnyoneThere: true));
        Assert.Equal(HintVerdict.Open, black.VerdictOn(SensorHint.Covered, isAnyoneThere: false));
        Assert.Equal(HintVerdict.Open, black.VerdictOn(SensorHint.Dark, isAnyoneThere: true));
        Assert.Equal(HintVerdict.Bad, grey.VerdictOn(SensorHint.Covered, isAnyoneThere: false));
        Assert.Equal(HintVerdict.Good, Usual.VerdictOn(SensorHint.Covered, isAnyoneThere: false));
    }

    [Theory]
    [InlineData(120, 0.5, HintVerdict.Bad)]
    [InlineData(230, 0.1, HintVerdict.Bad)]
    [InlineData(210, 0.1, HintVerdict.Open)]
    [InlineData(150, 0.1, HintVerdict.Good)]
    public void A_burnt_picture_is_too_bright(double brightness, double burnt, HintVerdict expected) =>
        Assert.Equal(expected, (Usual with { Brightness = brightness, BurntShare = burnt }).VerdictOn(SensorHint.Bright, true));

    [Theory]
    [InlineData(1, 30, 0.3, HintVerdict.Bad)]
    [InlineData(1, 30, 0.01, HintVerdict.Open)]
    [InlineData(1, 90, 0.3, HintVerdict.Good)]
    [InlineData(0, 0, 0.3, HintVerdict.Open)]
    public void Dark_faces_before_a_window_are_against_the_light(int faces, double faceBrightness, double burnt, HintVerdict expected) =>
        Assert.Equal(
            expected,
            (Usual with { Faces = faces, FaceBrightness = faceBrightness, BurntShare = burnt }).VerdictOn(SensorHint.AgainstLight, true));

    [Theory]
    [InlineData(0.018, null, HintVerdict.Bad)]
    [InlineData(0.030, null, HintVerdict.Open)]
    [InlineData(0.060, null, HintVerdict.Good)]
    [InlineData(0.060, 0.1, HintVerdict.Bad)]
    [InlineData(0.018, 0.9, HintVerdict.Good)]
    public void Faces_tell_the_focus_better_than_the_picture(double sharpness, double? face, HintVerdict expected) =>
        Assert.Equal(
            expected,
            (Usual with { Sharpness = sharpness, Faces = face is null ? 0 : 1, FaceSharpness = face }).VerdictOn(SensorHint.Blurred, true));

    [Fact]
    public void Neither_the_dark_nor_a_white_wall_is_out_of_focus()
    {
        Assert.Equal(HintVerdict.Open, (Usual with { Sharpness = 0.016, Brightness = 20 }).VerdictOn(SensorHint.Blurred, true));
        Assert.Equal(HintVerdict.Open, (Usual with { Sharpness = 0.016, Contrast = 8 }).VerdictOn(SensorHint.Blurred, true));
    }
}
