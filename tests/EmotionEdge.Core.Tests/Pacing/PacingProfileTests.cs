using EmotionEdge.Core.Pacing;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Core.Tests.Pacing;

public sealed class PacingProfileTests
{
    // A frame that costs 30 ms of one core, of which 0.6 may be used: the pause is 50 ms when balanced.
    [Theory]
    [InlineData(PacingProfile.Eco, 100)]
    [InlineData(PacingProfile.Balanced, 50)]
    [InlineData(PacingProfile.Fast, 100 / 3.0)]
    public void A_profile_changes_the_share_of_the_processor(PacingProfile profile, double milliseconds)
    {
        var time = new FakeTimeProvider();
        var pacer = new Pacer(new PacingOptions(), time) { Profile = profile };
        pacer.ObserveSystem(1, 0, 0, null);
        var started = time.GetTimestamp();

        pacer.Processed(started, started, TimeSpan.Zero, TimeSpan.Zero, 0, TimeSpan.FromMilliseconds(30));

        Assert.Equal(milliseconds, pacer.UntilDue().TotalMilliseconds, 0.1);
    }

    [Theory]
    [InlineData(PacingProfile.Eco, 400)]
    [InlineData(PacingProfile.Balanced, 200)]
    [InlineData(PacingProfile.Fast, 100)]
    public void A_profile_changes_how_often_faces_are_searched_for(PacingProfile profile, double milliseconds)
    {
        var time = new FakeTimeProvider();
        var pacer = new Pacer(new PacingOptions(), time) { Profile = profile };
        var started = time.GetTimestamp();
        pacer.Processed(started, started, TimeSpan.FromMilliseconds(5), TimeSpan.Zero, 0, TimeSpan.FromMilliseconds(5));

        time.Advance(TimeSpan.FromMilliseconds(milliseconds - 1));
        Assert.False(pacer.Plan(1).Detect);
        time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.True(pacer.Plan(1).Detect);
    }

    [Theory]
    [InlineData(PacingProfile.Eco, false)]
    [InlineData(PacingProfile.Balanced, true)]
    [InlineData(PacingProfile.Fast, true)]
    public void A_profile_decides_whether_bodies_are_looked_at(PacingProfile profile, bool expected)
    {
        var pacer = new Pacer(new PacingOptions(), new FakeTimeProvider()) { Profile = profile };

        Assert.Equal(expected, pacer.Plan(1).Pose);
    }
}
