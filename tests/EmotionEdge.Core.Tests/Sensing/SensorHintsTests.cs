using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Core.Tests.Sensing;

public sealed class SensorHintsTests
{
    [Fact]
    public void Each_sensor_has_its_hints_by_names_that_others_rely_on()
    {
        Assert.Equal(["silent", "quiet", "clipping", "offset", "hum"], SensorHints.OfMicrophone.ToArray().Select(hint => hint.Name()));
        Assert.Equal(["covered", "dark", "bright", "againstLight", "blurred"], SensorHints.OfCamera.ToArray().Select(hint => hint.Name()));
        Assert.All(SensorHints.OfMicrophone.ToArray(), hint => Assert.Equal("microphone", hint.Sensor()));
        Assert.All(SensorHints.OfCamera.ToArray(), hint => Assert.Equal("camera", hint.Sensor()));
    }

    [Fact]
    public void Each_hint_says_something_of_its_own_that_fits_a_line()
    {
        var advice = Enum.GetValues<SensorHint>().Select(hint => hint.Advice()).ToArray();

        Assert.Equal(advice.Length, advice.Distinct().Count());
        Assert.All(advice, text => Assert.Equal(text, Sentence.Of(text)));
    }

    [Fact]
    public void A_recording_has_the_hints_that_hold_for_a_fair_part_of_it()
    {
        var tally = new HintTally();
        var loud = new SoundLevel(1, 0.5, -15, 0, 0, 0);
        for (var i = 0; i < 8; i++)
            tally.Add(loud);
        tally.Add(loud with { RmsDbfs = -120, Peak = 0 });
        Assert.Empty(tally.Hints());

        tally.Add(loud with { Peak = 1, ClippedShare = 0.05 });
        Assert.Equal([SensorHint.Clipping], tally.Hints());
    }
}
