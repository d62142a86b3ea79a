using EmotionEdge.Testing;
using Xunit;

namespace EmotionEdge.Inference.Tests;

public sealed class CalibrationTests
{
    private readonly float[] result = new float[3];

    [Fact]
    public void Without_numbers_it_is_softmax()
    {
        Calibration.None.Apply([0, MathF.Log(2), MathF.Log(5)], result);

        Assert.Equal([0.125f, 0.25f, 0.625f], result.Select(p => MathF.Round(p, 5)));
    }

    [Fact]
    public void A_temperature_of_two_takes_square_roots_of_the_odds()
    {
        new Calibration { Temperature = 2 }.Apply([0, MathF.Log(4), MathF.Log(25)], result);

        Assert.Equal([0.125f, 0.25f, 0.625f], result.Select(p => MathF.Round(p, 5)));
    }

    [Fact]
    public void The_bias_is_added_before_the_temperature_divides()
    {
        new Calibration { Temperature = 2, LogitBias = [MathF.Log(4), 0, MathF.Log(25)] }.Apply([0, 0, 0], result);

        Assert.Equal([0.25f, 0.125f, 0.625f], result.Select(p => MathF.Round(p, 5)));
    }

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        Calibration.None.Apply([1000, 999, -1000], result);

        Assert.Equal(1, result.Sum(), 5);
        Assert.Equal(0.73106f, result[0], 4);
    }

    [Fact]
    public void The_same_memory_may_be_used_and_nothing_is_allocated()
    {
        var calibration = new Calibration { Temperature = 1.3f, LogitBias = [0.1f, 0.2f, 0.3f] };

        Assert.Equal(0, Allocations.Of(1000, () => calibration.Apply(result, result)));
        Assert.Equal(1, result.Sum(), 5);
    }

    [Fact]
    public void Lengths_that_do_not_match_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Calibration.None.Apply([1, 2], result));
        Assert.Throws<ArgumentException>(() => new Calibration { LogitBias = [1] }.Apply([1, 2, 3], result));
        Assert.Throws<ArgumentException>(() => Calibration.None.Apply([], []));
    }
}
