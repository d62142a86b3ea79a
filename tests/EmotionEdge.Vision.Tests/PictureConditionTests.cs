using EmotionEdge.Core.Media;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Robustness;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests;

public sealed class PictureConditionTests(Models models) : IClassFixture<Models>
{
    private readonly VideoFrame _stripes = Frames.Of(48, 48, (x, y) => 128 + (80 * MathF.Sin(x / 3)) + (20 * MathF.Cos(y / 5)));

    public static TheoryData<string> Names => [.. PictureCondition.All.Select(condition => condition.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_changes_a_copy_and_is_repeatable(string name)
    {
        var before = _stripes.Pixels.ToArray();

        var once = Apply(name, _stripes);
        var twice = Apply(name, _stripes);

        Assert.Equal(before, _stripes.Pixels.ToArray());
        Assert.Equal(once.Pixels.ToArray(), twice.Pixels.ToArray());
        Assert.NotEqual(before, once.Pixels.ToArray());
    }

    [Fact]
    public void Darker_is_darker_and_brighter_brighter()
    {
        Assert.True(Mean(Apply("muchDarker", _stripes)) < Mean(Apply("darker", _stripes)));
        Assert.True(Mean(Apply("darker", _stripes)) < Mean(_stripes));
        Assert.True(Mean(Apply("brighter", _stripes)) > Mean(_stripes));
    }

    [Fact]
    public void Blur_keeps_the_mean_and_takes_detail()
    {
        var blurred = Apply("blurred", _stripes);

        Assert.Equal(Mean(_stripes), Mean(blurred), 3.0);
        Assert.True(Roughness(blurred) < 0.9 * Roughness(_stripes));
    }

    [Fact]
    public void A_turn_keeps_the_middle_and_moves_the_rest_clockwise()
    {
        var frame = Frames.Of(41, 41, (x, y) => x > 20 && MathF.Abs(y - 20.5f) < 2 ? 255 : 0);

        var turned = Apply("turned", frame);

        // 15 degrees: 17 pixels to the right of the middle is 4.4 further down.
        Assert.True(turned.Row(20 + 4)[(20 + 16) * VideoFrame.Channels] > 200);
        Assert.True(turned.Row(20)[(20 + 16) * VideoFrame.Channels] < 50);
    }

    [Fact]
    public async Task Covered_parts_are_where_the_face_has_them()
    {
        var frame = await Pictures.Sample(6);
        var face = models.Detector(Precision.Fp32).Detect(frame)[0];

        AssertCovered(PictureCondition.All.Single(c => c.Name == "eyesCovered").Apply(frame, face), face.Landmarks[Landmark.LeftEye], face.Landmarks[Landmark.Mouth]);
        AssertCovered(PictureCondition.All.Single(c => c.Name == "mouthCovered").Apply(frame, face), face.Landmarks[Landmark.Mouth], face.Landmarks[Landmark.LeftEye]);
        void AssertCovered(VideoFrame changed, System.Numerics.Vector2 covered, System.Numerics.Vector2 free)
        {
            Assert.Equal([128, 128, 128], At(changed, covered));
            Assert.Equal(At(frame, free), At(changed, free));
        }
    }

    [Fact]
    public async Task A_face_made_smaller_has_the_width_that_was_asked_for()
    {
        var frame = await Pictures.Sample(6);
        var face = models.Detector(Precision.Fp32).Detect(frame)[0];

        var small = PictureCondition.All.Single(c => c.Name == "face24PixelsWide").Apply(frame, face);

        Assert.Equal(24, face.Box.Width * small.Width / frame.Width, 0.5f);
    }

    private static VideoFrame Apply(string name, VideoFrame frame) =>
        PictureCondition.All.Single(condition => condition.Name == name).Apply(frame, ImageAnalyzer.AlignedFace(frame));

    private static byte[] At(VideoFrame frame, System.Numerics.Vector2 point) =>
        frame.Row((int)point.Y).Slice((int)point.X * VideoFrame.Channels, VideoFrame.Channels).ToArray();

    private static double Mean(VideoFrame frame) => frame.Pixels.ToArray().Average(value => (double)value);

    private static double Roughness(VideoFrame frame)
    {
        var row = frame.Row(24).ToArray();
        return row.Zip(row.Skip(VideoFrame.Channels), (one, next) => Math.Abs(one - next)).Average();
    }
}
