using EmotionEdge.Core.Media;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Tests.Media;
using Microsoft.Extensions.Time.Testing;

namespace EmotionEdge.Vision.Tests;

/// <summary>Real people in motion: one signing person each.</summary>
public sealed class ClipTests(Models models) : IClassFixture<Models>
{
    [Theory]
    [InlineData("again", 1)]
    [InlineData("help", 1)]
    [InlineData("no", 1)]
    [InlineData("sorry", 1)]
    [InlineData("thanks", 1)]
    [InlineData("want", 1)]
    [InlineData("again", 4)]
    [InlineData("sorry", 4)]
    [InlineData("want", 6)]
    public async Task A_person_keeps_one_id_through_a_clip(string clip, int stride)
    {
        var time = new FakeTimeProvider();
        var pipeline = new FacePipeline(new DistantSearch(models.Detector(Precision.Fp32)), new ScriptedExpression(time), new FacePipelineOptions(), time);
        var frame = new VideoFrame();
        var ids = new HashSet<int>();
        var confirmed = 0;

        var frames = await Pictures.ForEachFrame(Pictures.Shared($"clips/{clip}.mkv"), "null", frame, index =>
        {
            pipeline.Process(frame, index % stride == 0, 0, index * time.TimestampFrequency / 30);
            foreach (var track in pipeline.Tracks)
            {
                if (!track.IsConfirmed)
                    continue;
                ids.Add(track.Id);
                confirmed++;
            }
        });

        Assert.Single(ids);
        Assert.InRange(confirmed, 0.8 * frames, frames);
    }
}
