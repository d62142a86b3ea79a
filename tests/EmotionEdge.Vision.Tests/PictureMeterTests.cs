using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using EmotionEdge.Core.Sensing;
using EmotionEdge.Testing;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests;

public sealed class PictureMeterTests
{
    private readonly PictureMeter _meter = new();

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(255)]
    public void A_plain_picture_has_its_grey_and_no_contrast(byte grey)
    {
        var look = Look(Frames.Plain(640, 480, grey));

        Assert.Equal(grey, look.Brightness, 0.01);
        Assert.Equal(0, look.Contrast, 0.1);
        Assert.Equal(grey == 255 ? 1 : 0, look.BurntShare);
        Assert.Equal(0, look.Sharpness);
    }

    [Fact]
    public void Noise_alone_is_no_contrast_that_shows_anything()
    {
        var random = new Random(5);
        var look = Look(Frames.Of(640, 480, (_, _) => 20 + (random.NextSingle() * 20)));

        Assert.InRange(look.Contrast, 0, 4);
    }

    [Fact]
    public void Half_a_window_is_burnt_by_half()
    {
        var look = Look(Frames.Of(640, 480, (x, _) => x < 320 ? 40 : 255));

        Assert.Equal(0.5, look.BurntShare, 0.02);
        Assert.Equal(147.5, look.Brightness, 2);
        Assert.Equal(107.5, look.Contrast, 2);
    }

    /// <summary>Stripes whose edges are as wide as those that a lens out of focus draws.</summary>
    [Theory]
    [InlineData(640, 1, HintVerdict.Good)]
    [InlineData(640, 3.5f, HintVerdict.Bad)]
    [InlineData(1920, 2, HintVerdict.Good)]
    [InlineData(1920, 12, HintVerdict.Bad)]
    public void What_is_out_of_focus_is_told_at_any_size(int width, float blur, HintVerdict expected)
    {
        var random = new Random(7);
        // No multiple of the distance of the points at which contrast is measured.
        var period = width / 15f;
        var frame = Frames.Of(width, width / 4 * 3, (x, _) =>
        {
            var fromEdge = MathF.Sin(2 * MathF.PI * x / period) * period / (2 * MathF.PI);
            return Math.Clamp(128 + (80 * MathF.Tanh(fromEdge / blur)) + ((random.NextSingle() - 0.5f) * 6), 0, 255);
        });

        Assert.Equal(expected, Look(frame).VerdictOn(SensorHint.Blurred, isAnyoneThere: true));
    }

    [Fact]
    public void Faces_are_measured_where_they_are()
    {
        var frame = Frames.Of(640, 480, (x, y) => x is > 100 and < 200 && y is > 100 and < 200 ? 30 : 250);
        var small = new ImageFace(new Face(new Box(100, 100, 200, 200), default, 1), new FaceExpression(EmotionScores.Uniform, new FaceQuality(0.2f, 0.9f, 1, 1)));

        var look = _meter.Measure(frame, [small]);

        Assert.Equal(1, look.Faces);
        Assert.Equal(30, look.FaceBrightness, 0.5);
        Assert.Null(look.FaceSharpness);
        Assert.Equal(HintVerdict.Bad, look.VerdictOn(SensorHint.AgainstLight, isAnyoneThere: true));
        var large = small with { Expression = small.Expression with { Quality = new FaceQuality(1, 0.75f, 1, 1) } };
        Assert.Equal(0.75, _meter.Measure(frame, [small, large]).FaceSharpness!.Value, 1e-6);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 3)]
    [InlineData(3, 2000)]
    public void Pictures_of_any_shape_can_be_measured(int width, int height) => Assert.Equal(128, Look(Frames.Plain(width, height)).Brightness, 0.01);

    [Fact]
    public void Looks_are_counted_and_allocate_nothing()
    {
        var frame = Frames.Noise(640, 480, seed: 1);
        Assert.Equal(1, _meter.Measure(frame, ReadOnlySpan<FaceTrack>.Empty).Number);

        Assert.Equal(0, Allocations.Of(1, () => _meter.Measure(frame, ReadOnlySpan<FaceTrack>.Empty)));
        Assert.Equal(8, _meter.Measure(frame, ReadOnlySpan<FaceTrack>.Empty).Number);
    }

    private PictureLook Look(VideoFrame frame) => _meter.Measure(frame, Array.Empty<ImageFace>());
}
