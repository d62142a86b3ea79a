using EmotionEdge.Core.Pacing;
using EmotionEdge.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Core.Tests.Pacing;

public sealed class AgeWindowTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly AgeWindow _window;

    public AgeWindowTests() => _window = new AgeWindow(TimeSpan.FromMilliseconds(150), _time);

    [Fact]
    public void Nothing_was_measured_at_first() => Assert.Equal(default, _window.Measure());

    [Fact]
    public void Median_and_the_oldest_of_a_hundred_are_told_whatever_their_order()
    {
        for (var i = 0; i < 200; i++)
            _window.Add(TimeSpan.FromMilliseconds((i * 37 % 200) + 1));

        Assert.Equal(new FrameAges(200, 100, 198, 200, 200, 50), _window.Measure());
    }

    [Fact]
    public void Frames_of_more_than_a_minute_ago_count_only_in_the_totals()
    {
        _window.Add(TimeSpan.FromMilliseconds(400));
        _time.Advance(TimeSpan.FromSeconds(59));
        _window.Add(TimeSpan.FromMilliseconds(20));
        Assert.Equal(400, _window.Measure().WorstMilliseconds);

        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(new FrameAges(1, 20, 20, 20, 2, 1), _window.Measure());
    }

    [Fact]
    public void More_frames_than_fit_push_the_oldest_out()
    {
        for (var i = 0; i < AgeWindow.Capacity + 500; i++)
            _window.Add(TimeSpan.FromMilliseconds(i < 500 ? 1 : 2));

        Assert.Equal(new FrameAges(AgeWindow.Capacity, 2, 2, 2, AgeWindow.Capacity + 500, 0), _window.Measure());
    }

    [Fact]
    public void A_frame_at_the_limit_is_not_late()
    {
        _window.Add(TimeSpan.FromMilliseconds(150));
        _window.Add(TimeSpan.FromMilliseconds(150.1));

        Assert.Equal(1, _window.Measure().Late);
    }

    [Fact]
    public void Adding_and_measuring_allocate_nothing() =>
        Assert.Equal(0, Allocations.Of(1, AddAndMeasure));

    private void AddAndMeasure()
    {
        for (var i = 100; i > 0; i--)
        {
            _window.Add(TimeSpan.FromMilliseconds(i));
            _window.Measure();
        }
    }
}
