using EmotionEdge.Core.Posture;

namespace EmotionEdge.Core.Tests.Posture;

public sealed class PostureCuesTests
{
    [Fact]
    public void Each_cue_is_kept_by_itself()
    {
        var cues = default(PostureCues).With(PostureCue.LeaningIn, true).With(PostureCue.Agitation, true).With(PostureCue.Agitation, false);

        Assert.Equal(
            [false, false, false, false, true],
            Enum.GetValues<PostureCue>().Select(cue => cues[cue]));
        Assert.Equal(1, cues.Number);
        Assert.Equal(("LeaningIn", "none"), (cues.ToString(), default(PostureCues).ToString()));
        Assert.Equal(PostureCues.Count, Enum.GetValues<PostureCue>().Length);
    }

    [Fact]
    public void People_are_counted_by_each_cue_that_they_show_and_no_count_runs_over()
    {
        var counts = default(PostureCounts);
        for (var i = 0; i < 300; i++)
            counts = counts.Plus(default(PostureCues).With(PostureCue.HandToFace, true).With(PostureCue.LeaningIn, i < 2));

        Assert.Equal([0, 255, 0, 0, 2], Enum.GetValues<PostureCue>().Select(cue => counts[cue]));
    }
}
