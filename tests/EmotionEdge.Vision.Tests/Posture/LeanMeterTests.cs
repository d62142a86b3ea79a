using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Vision.Tests.Posture;

public sealed class LeanMeterTests
{
    private LeanMeter _meter;

    [Fact]
    public void It_takes_five_seconds_to_know_what_is_usual()
    {
        for (var i = 0; i < 20; i++)
            Assert.Null(Look(60, 140));

        Assert.Equal(0, Look(60, 140)!.Value, 0.001f);
    }

    [Fact]
    public void A_face_that_grows_before_the_same_shoulders_is_nearer()
    {
        Usual();

        Assert.Equal(0.2f, Look(72, 140)!.Value, 0.01f);
    }

    [Fact]
    public void Walking_up_turning_aside_and_leaning_back_are_no_leaning_in()
    {
        Usual();

        Assert.Equal(0, Look(90, 210)!.Value, 0.01f);
        Assert.Equal(0, Look(60, 90)!.Value, 0.02f);
        Assert.True(Look(50, 140) < -0.1f);
    }

    [Fact]
    public void Without_shoulders_nothing_is_said()
    {
        Usual();

        Assert.Null(_meter.Update(new BodyMeasures(90, null, null, null, 90, null), leaning: false, 0.25));
    }

    [Fact]
    public void Leaning_in_for_minutes_does_not_become_usual()
    {
        Usual();
        for (var i = 0; i < 1000; i++)
            _meter.Update(Of(72, 140), leaning: true, 0.25);

        Assert.Equal(0.2f, _meter.Update(Of(72, 140), leaning: true, 0.25)!.Value, 0.01f);
    }

    private void Usual()
    {
        for (var i = 0; i < 40; i++)
            Look(60, 140);
    }

    private float? Look(float face, float shoulders) => _meter.Update(Of(face, shoulders), leaning: false, 0.25);

    private static BodyMeasures Of(float face, float shoulders) => new(shoulders, null, null, null, face, face / shoulders);
}
