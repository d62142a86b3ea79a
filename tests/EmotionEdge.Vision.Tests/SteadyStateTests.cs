using EmotionEdge.Core;
using EmotionEdge.Inference;
using EmotionEdge.Testing;
using EmotionEdge.Vision.Posture;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests;

/// <summary>What the service does for every frame leaves nothing to collect.</summary>
public sealed class SteadyStateTests(Models models) : IClassFixture<Models>
{
    [Fact]
    public async Task Detection_allocates_nothing_per_frame()
    {
        var detector = models.Detector(Precision.Fp32);
        var picture = await Pictures.Sample(6);
        detector.Detect(picture);

        AssertAllocatesNothing(10, _ => detector.Detect(picture));
    }

    [Fact]
    public async Task Two_hundred_frames_with_four_faces_allocate_nothing()
    {
        var expression = models.Expression(Precision.Fp32);
        var pipeline = new FacePipeline(
            new DistantSearch(models.Detector(Precision.Fp32)), expression, new FacePipelineOptions(), TimeProvider.System, models.OverTime(expression));
        var path = Path.Combine(Pictures.Repository, "src/Bindings/npm/node_modules/@vladmandic/face-api/demo/sample6.jpg");
        var frame = await Pictures.Read(path, "scale=640:-1");
        var readings = new Reading[16];
        var timestamp = TimeProvider.System.GetTimestamp();
        var written = 0;
        void Process(int index)
        {
            pipeline.Process(frame, index % 4 == 0, 2, timestamp += TimeProvider.System.TimestampFrequency / 30, closerLooks: 2);
            written += pipeline.WriteReadings(readings, DateTimeOffset.UnixEpoch);
        }

        for (var i = 0; i < 20; i++)
            Process(i);
        AssertAllocatesNothing(40, Process);
        Assert.True(written > 20, $"{written} readings");
    }

    [Fact]
    public async Task Looks_at_bodies_allocate_nothing()
    {
        var faces = new FacePipeline(
            new DistantSearch(models.Detector(Precision.Fp32)), models.Expression(Precision.Fp32), new FacePipelineOptions(), TimeProvider.System);
        var bodies = new PosturePipeline(models.Poses(Precision.Int8), new PostureOptions(), TimeProvider.System);
        var path = Path.Combine(Pictures.Repository, "src/Bindings/npm/node_modules/@vladmandic/face-api/demo/sample6.jpg");
        var frame = await Pictures.Read(path, "scale=640:-1");
        var timestamp = TimeProvider.System.GetTimestamp();
        var looks = 0;
        void Process(int index)
        {
            faces.Process(frame, index % 4 == 0, 0, timestamp += TimeProvider.System.TimestampFrequency / 15);
            looks += bodies.Look(frame, faces.Tracks, timestamp) ? 1 : 0;
        }

        for (var i = 0; i < 20; i++)
            Process(i);
        AssertAllocatesNothing(12, Process);
        Assert.True(looks > 40, $"{looks} looks");
    }

    private static void AssertAllocatesNothing(int frames, Action<int> process)
    {
        var index = 0;
        Assert.Equal(0, Allocations.Of(frames, () => process(index++)));
    }
}
