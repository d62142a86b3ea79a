using EmotionEdge.Vision.Tracking;

namespace EmotionEdge.Vision.Tests.Tracking;

public sealed class MotionFilterTests
{
    private const double Step = 1 / 30.0;

    [Fact]
    public void Jitter_of_a_face_at_rest_is_damped()
    {
        var random = new Random(5);
        var filter = MotionFilter.StartingAt(Box.FromCenter(100, 100, 80, 80));
        double raw = 0, smoothed = 0;
        for (var i = 0; i < 300; i++)
        {
            var noise = (float)((random.NextDouble() - 0.5) * 4);
            filter.Correct(Box.FromCenter(100 + noise, 100, 80, 80), Step);
            raw += noise * noise;
            smoothed += Math.Pow(filter.Predict(0).CenterX - 100, 2);
        }

        Assert.True(smoothed < 0.4 * raw, $"{smoothed:0.0} of {raw:0.0}");
    }

    [Fact]
    public void A_steady_motion_is_followed_without_lag_and_foreseen()
    {
        var filter = MotionFilter.StartingAt(Box.FromCenter(0, 100, 80, 80));
        for (var i = 1; i <= 60; i++)
            filter.Correct(Box.FromCenter(i * 6, 100, 80, 80), Step);

        Assert.Equal(360, filter.Predict(0).CenterX, 0.5);
        Assert.Equal(360 + 18, filter.Predict(3 * Step).CenterX, 1.0);
    }

    [Fact]
    public void A_jump_is_taken_at_once()
    {
        var filter = MotionFilter.StartingAt(Box.FromCenter(100, 100, 80, 80));

        filter.Correct(Box.FromCenter(140, 100, 80, 80), Step);

        Assert.Equal(140, filter.Predict(0).CenterX, 0.01);
    }

    [Fact]
    public void A_face_that_nobody_saw_for_long_does_not_fly_away()
    {
        var filter = MotionFilter.StartingAt(Box.FromCenter(0, 100, 80, 80));
        for (var i = 1; i <= 60; i++)
            filter.Correct(Box.FromCenter(i * 6, 100, 80, 80), Step);

        Assert.Equal(filter.Predict(1).CenterX, filter.Predict(60).CenterX);
    }

    [Fact]
    public void Two_measurements_at_the_same_time_give_no_endless_speed()
    {
        var filter = MotionFilter.StartingAt(Box.FromCenter(100, 100, 80, 80));

        filter.Correct(Box.FromCenter(104, 100, 80, 80), 0);

        Assert.Equal(0, filter.Velocity.Length());
        Assert.InRange(filter.Predict(10).CenterX, 100, 104);
    }
}
