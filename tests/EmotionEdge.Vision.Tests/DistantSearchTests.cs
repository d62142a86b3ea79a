using EmotionEdge.Core.Media;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests;

public sealed class DistantSearchTests(Models models) : IClassFixture<Models>
{
    private const int SweepWithTwoLooks = 24;
    private const float Distant = 24;

    private readonly FaceDetector _detector = models.Detector(Precision.Fp32);
    private readonly DistantSearch _search = new(models.Detector(Precision.Fp32));

    [Theory]
    [InlineData(24)]
    [InlineData(18)]
    public async Task Nine_of_ten_small_faces_are_found_in_640_by_480_each_once_and_no_fewer_than_by_one_search(int width)
    {
        int all = 0, found = 0, single = 0;
        for (var sample = 1; sample <= 6; sample++)
        {
            var large = await Pictures.Sample(sample);
            var faces = _detector.Detect(large).ToArray();
            var scale = width / faces.Average(face => face.Box.Width);
            var small = await Pictures.Read(PathOf(sample), Inside(large, scale, x: 200, y: 240));
            all += faces.Length;
            single += _detector.Detect(small).Length;
            found += Search(small, SweepWithTwoLooks, 2).Count(box => faces.Any(face => IsAt(box, face.Box, scale, 200, 240)));
        }

        Assert.InRange(found, (int)Math.Ceiling(0.9 * all), all);
        Assert.True(found >= single, $"{found} found, {single} by one search");
    }

    [Fact]
    public async Task Without_closer_looks_it_finds_what_the_detector_finds()
    {
        var frame = await Pictures.Sample(4);

        Assert.Equal(_detector.Detect(frame).ToArray(), _search.Detect(frame, 0).ToArray());
    }

    [Fact]
    public async Task A_large_face_is_found_once_however_often_parts_are_searched()
    {
        var frame = await Pictures.Sample(6);
        var whole = _detector.Detect(frame).Length;

        Assert.Equal(whole, Search(frame, SweepWithTwoLooks, 2).Count);
    }

    [Fact]
    public void Noise_and_nothing_hold_no_face()
    {
        for (var seed = 0; seed < 4; seed++)
            Assert.Empty(Search(Frames.Noise(640, 480, seed), SweepWithTwoLooks, 2));
        Assert.Empty(Search(Frames.Plain(640, 480), SweepWithTwoLooks, 2));
    }

    [Fact]
    public async Task A_face_far_away_that_left_is_forgotten()
    {
        var large = await Pictures.Sample(6);
        var scale = Distant / _detector.Detect(large).ToArray().Average(face => face.Box.Width);
        Assert.NotEmpty(Search(await Pictures.Read(PathOf(6), Inside(large, scale, 200, 240)), SweepWithTwoLooks, 2));

        Assert.Empty(Search(Frames.Plain(640, 480), 12, 2));
    }

    [Fact]
    public async Task A_frame_of_another_size_begins_anew()
    {
        var large = await Pictures.Sample(6);
        var scale = Distant / _detector.Detect(large).ToArray().Average(face => face.Box.Width);
        Search(await Pictures.Read(PathOf(6), Inside(large, scale, 200, 240)), SweepWithTwoLooks, 2);

        Assert.Empty(_search.Detect(Frames.Plain(320, 200), 0).ToArray());
        Assert.Empty(Search(Frames.Plain(1, 1), 3, 2));
    }

    private static string PathOf(int sample) =>
        Path.Combine(Pictures.Repository, "src/Bindings/npm/node_modules/@vladmandic/face-api/demo", $"sample{sample}.jpg");

    /// <summary>The photo made smaller, in a grey room.</summary>
    private static string Inside(VideoFrame photo, float scale, int x, int y) => FormattableString.Invariant(
        $"scale={(int)(photo.Width * scale)}:{(int)(photo.Height * scale)}:flags=area,pad=640:480:{x}:{y}:color=gray");

    private static bool IsAt(Box found, Box large, float scale, int x, int y) =>
        MathF.Abs(found.CenterX - x - (large.CenterX * scale)) < Distant / 2 && MathF.Abs(found.CenterY - y - (large.CenterY * scale)) < Distant / 2;

    /// <summary>What is found in the end when the same frame comes again and again.</summary>
    private List<Box> Search(VideoFrame frame, int times, int closerLooks)
    {
        var found = new List<Box>();
        for (var i = 0; i < times; i++)
        {
            found.Clear();
            foreach (ref readonly var face in _search.Detect(frame, closerLooks))
                found.Add(face.Box);
        }

        return found;
    }
}
