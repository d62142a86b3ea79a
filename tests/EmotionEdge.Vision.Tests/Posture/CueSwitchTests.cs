using EmotionEdge.Vision.Posture;

namespace EmotionEdge.Vision.Tests.Posture;

public sealed class CueSwitchTests
{
    private static readonly CueLevels Levels = new(On: 25, Off: 15, After: 1);
    private CueSwitch _cue;

    [Fact]
    public void It_begins_after_its_time_and_ends_after_its_time()
    {
        Assert.Equal([false, false, false, true], Take(30, 30, 30, 30));
        Assert.Equal([true, true, true, false], Take(10, 10, 10, 10));
    }

    [Fact]
    public void What_lies_between_the_levels_changes_nothing()
    {
        Assert.DoesNotContain(true, Take(24, 24, 24, 24, 24, 24, 24, 24));
        Take(26, 26, 26, 26);
        Assert.DoesNotContain(false, Take(16, 16, 16, 16, 16, 16, 16, 16));
    }

    [Fact]
    public void A_value_that_flickers_around_the_upper_level_does_not_make_it_flicker()
    {
        var shown = Take([.. Enumerable.Range(0, 40).Select(i => (float?)(i % 2 == 0 ? 26 : 24))]);

        Assert.DoesNotContain(true, shown);
    }

    [Fact]
    public void One_look_that_says_otherwise_starts_the_time_anew() =>
        Assert.Equal([false, false, false, false, false, false, false, true], Take(30, 30, 30, 10, 30, 30, 30, 30));

    [Fact]
    public void A_cue_that_cannot_be_seen_any_more_stays_for_a_second_and_one_that_cannot_be_seen_does_not_begin()
    {
        Assert.DoesNotContain(true, Take(null, null, null, null, null, null));
        var quick = new CueLevels(25, 15, 0.25);
        Assert.True(_cue.Update(30, quick, 0.25));

        Assert.True(_cue.Update(null, quick, 0.5));
        Assert.False(_cue.Update(null, quick, 0.5));
    }

    [Fact]
    public void A_value_that_is_no_number_is_one_that_cannot_be_seen()
    {
        Take(30, 30, 30, 30);

        Assert.Equal([true, true, true, false], Take(float.NaN, float.NaN, float.NaN, float.NaN));
    }

    private bool[] Take(params float?[] values) => Array.ConvertAll(values, value => _cue.Update(value, Levels, 0.25));
}
