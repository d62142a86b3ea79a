using System.Numerics;
using EmotionEdge.Vision.Detection;
using EmotionEdge.Vision.Imaging;

namespace EmotionEdge.Vision.Tests.Detection;

public sealed class BlazeFaceDecoderTests
{
    private readonly float[] _logits = new float[BlazeFaceAnchors.FineCount];
    private readonly float[] _boxes = new float[BlazeFaceAnchors.FineCount * BlazeFaceDecoder.Values];
    private readonly FaceList _faces = new(BlazeFaceAnchors.Count);
    private readonly Letterbox _letterbox = Letterbox.Fit(new PixelArea(0, 0, 512, 512), 256);

    public BlazeFaceDecoderTests() => Array.Fill(_logits, -100);

    [Fact]
    public void Boxes_and_points_are_relative_to_the_anchor_in_pixels_of_the_input()
    {
        // Anchor 2 lies at (24, 8) of 256.
        _logits[2] = 2;
        float[] values = [4, 12, 30, 40, -6, 2, 10, 2, 0, 10, 0, 20, -12, 5, 14, 5];
        values.CopyTo(_boxes, 2 * BlazeFaceDecoder.Values);

        Decode(0.5f);

        var face = Assert.Single(_faces.Faces.ToArray());
        Assert.Equal(new Box(56 - 30, 40 - 40, 56 + 30, 40 + 40), face.Box);
        Assert.Equal(new Vector2(36, 20), face.Landmarks[Landmark.RightEye]);
        Assert.Equal(new Vector2(68, 20), face.Landmarks[Landmark.LeftEye]);
        Assert.Equal(new Vector2(48, 36), face.Landmarks[Landmark.NoseTip]);
        Assert.Equal(new Vector2(76, 26), face.Landmarks[Landmark.LeftEar]);
        Assert.Equal(1 / (1 + Math.Exp(-2)), face.Score, 5);
    }

    [Theory]
    [InlineData(0.1f, 1)]
    [InlineData(-0.1f, 0)]
    [InlineData(float.NaN, 0)]
    [InlineData(float.PositiveInfinity, 1)]
    [InlineData(float.NegativeInfinity, 0)]
    public void Only_scores_above_the_threshold_count(float logit, int expected)
    {
        _logits[100] = logit;
        _boxes[(100 * BlazeFaceDecoder.Values) + 2] = _boxes[(100 * BlazeFaceDecoder.Values) + 3] = 20;

        Decode(0.5f);

        Assert.Equal(expected, _faces.Count);
    }

    [Theory]
    [InlineData(0, 0, 0, 20)]
    [InlineData(0, 0, -5, -5)]
    [InlineData(0, 0, float.NaN, 20)]
    [InlineData(-30, 0, 20, 20)]
    [InlineData(0, 300, 20, 20)]
    [InlineData(float.NaN, 0, 20, 20)]
    public void Boxes_without_extent_or_centred_outside_the_picture_are_left_out(float x, float y, float width, float height)
    {
        _logits[0] = 5;
        float[] values = [x, y, width, height];
        values.CopyTo(_boxes, 0);

        Decode(0.5f);

        Assert.Equal(0, _faces.Count);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_face_with_a_point_that_is_no_number_is_left_out(float value)
    {
        _logits[0] = 5;
        float[] values = [0, 0, 20, 20];
        values.CopyTo(_boxes, 0);
        _boxes[11] = value;

        Decode(0.5f);

        Assert.Equal(0, _faces.Count);
    }

    private void Decode(float threshold) => new BlazeFaceDecoder(256).Decode(_logits, _boxes, 0, threshold, _letterbox, _faces);
}
