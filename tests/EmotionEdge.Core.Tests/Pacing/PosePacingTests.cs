using EmotionEdge.Core.Pacing;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Core.Tests.Pacing;

/// <summary>Bodies come after the faces.</summary>
public sealed class PosePacingTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Pacer _pacer;

    public PosePacingTests()
    {
        _pacer = new Pacer(new PacingOptions(), _time);
        _pacer.ObserveSystem(1, 0, 0, null);
    }

    [Fact]
    public void Without_a_face_there_is_no_body()
    {
        Assert.False(_pacer.Plan(0).Pose);
        Assert.True(_pacer.Plan(1).Pose);
    }

    [Fact]
    public void Bodies_take_a_quarter_of_what_pictures_may_take()
    {
        // 30 ms of a quarter of 0.6 cores: once in 200 ms.
        Process(pose: 30);
        _time.Advance(TimeSpan.FromMilliseconds(158));
        Assert.False(_pacer.Plan(1).Pose);
        _time.Advance(TimeSpan.FromMilliseconds(4));
        Assert.True(_pacer.Plan(1).Pose);
        Assert.Equal(30, _pacer.Snapshot(0).PoseMilliseconds, 0.1);
    }

    [Fact]
    public void A_look_at_a_body_makes_no_result_older()
    {
        for (var i = 0; i < 10; i++)
            Process(pose: 120);

        Assert.Equal(1, _pacer.Stretch);
        Assert.InRange(_pacer.Snapshot(0).FrameAgeMilliseconds, 9.9, 10.1);
    }

    [Fact]
    public void A_body_that_takes_too_long_is_tried_again_after_ten_seconds()
    {
        for (var i = 0; i < 10; i++)
            Process(pose: 120);
        _time.Advance(TimeSpan.FromSeconds(9.8));
        Assert.False(_pacer.Plan(1).Pose);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.True(_pacer.Plan(1).Pose);
    }

    [Fact]
    public void A_box_that_does_not_keep_up_or_is_hot_leaves_bodies_out()
    {
        Process(faces: 140);
        Assert.False(_pacer.Plan(1).Pose);
        for (var i = 0; i < 100; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            Process();
        }

        Assert.True(_pacer.Plan(1).Pose);

        _pacer.ObserveSystem(1, 0, 0, 85);
        Assert.False(_pacer.Plan(1).Pose);
    }

    private void Process(int faces = 10, int pose = 0)
    {
        var started = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromMilliseconds(faces + pose));
        _pacer.Processed(
            started, started, TimeSpan.Zero, TimeSpan.Zero, 0, TimeSpan.FromMilliseconds(faces + pose), TimeSpan.FromMilliseconds(pose));
    }
}
