using EmotionEdge.Core.Sensing;

namespace EmotionEdge.Core.Tests.Sensing;

public sealed class HintGaugeTests
{
    private readonly HintGauge _gauge = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));

    [Fact]
    public void It_begins_after_ten_bad_seconds_and_ends_after_five_good_ones()
    {
        Add(HintVerdict.Bad, 9);
        Assert.False(_gauge.IsOn);
        Add(HintVerdict.Bad, 1);
        Assert.True(_gauge.IsOn);

        Add(HintVerdict.Good, 4);
        Assert.True(_gauge.IsOn);
        Add(HintVerdict.Good, 1);
        Assert.False(_gauge.IsOn);
    }

    [Fact]
    public void Bad_moments_among_more_good_ones_never_add_up()
    {
        for (var i = 0; i < 1000; i++)
        {
            Add(HintVerdict.Bad, 1);
            Add(HintVerdict.Good, 1);
            Assert.False(_gauge.IsOn);
        }
    }

    [Fact]
    public void Moments_that_say_nothing_change_nothing()
    {
        Add(HintVerdict.Bad, 9);
        Add(HintVerdict.Open, 10_000);
        Add(HintVerdict.Bad, 1);
        Add(HintVerdict.Open, 10_000);

        Assert.True(_gauge.IsOn);
    }

    [Fact]
    public void However_long_it_was_bad_it_ends_as_soon()
    {
        Add(HintVerdict.Bad, 100_000);
        Add(HintVerdict.Good, 5);

        Assert.False(_gauge.IsOn);
    }

    [Theory]
    [InlineData(5, 15)]
    [InlineData(60, 7)]
    public void Times_that_do_not_divide_evenly_are_kept_too(int beginsAfter, int endsAfter)
    {
        var gauge = new HintGauge(TimeSpan.FromSeconds(beginsAfter), TimeSpan.FromSeconds(endsAfter));
        for (var i = 0; i < beginsAfter; i++)
            gauge.Add(HintVerdict.Bad, TimeSpan.FromSeconds(1));
        for (var i = 0; i < endsAfter; i++)
        {
            Assert.True(gauge.IsOn);
            gauge.Add(HintVerdict.Good, TimeSpan.FromSeconds(1));
        }

        Assert.False(gauge.IsOn);
    }

    [Fact]
    public void A_reset_ends_it_at_once()
    {
        Add(HintVerdict.Bad, 10);
        _gauge.Reset();
        Assert.False(_gauge.IsOn);

        Add(HintVerdict.Bad, 9);
        Assert.False(_gauge.IsOn);
    }

    private void Add(HintVerdict verdict, int seconds)
    {
        for (var i = 0; i < seconds; i++)
            _gauge.Add(verdict, TimeSpan.FromSeconds(1));
    }
}
