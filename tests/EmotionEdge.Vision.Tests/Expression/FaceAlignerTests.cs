using System.Numerics;
using EmotionEdge.Core.Media;
using EmotionEdge.Vision.Expression;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests.Expression;

public sealed class FaceAlignerTests
{
    private const int Side = 48;
    private static readonly Vector2 LeftEye = new(0.30f, 0.37f);
    private static readonly Vector2 RightEye = new(0.70f, 0.37f);
    private readonly FaceAligner _aligner = new(Side, LeftEye, RightEye);
    private readonly float[] _crop = new float[Side * Side];

    [Theory]
    [InlineData(40, 0)]
    [InlineData(48.7f, 11)]
    [InlineData(100, -30)]
    [InlineData(163.3f, 20)]
    [InlineData(420, 75)]
    [InlineData(900, -12)]
    public void Eyes_come_to_lie_where_they_belong(float width, float rollDegrees)
    {
        var face = Faces.WithEyes(503.3f, 498.9f, width, 0.44f, rollDegrees, turn: 0);
        var eyeOnTheLeft = face.Landmarks[Landmark.RightEye];
        var eyeOnTheRight = face.Landmarks[Landmark.LeftEye];
        var radius = width * 0.05f;
        var frame = Frames.Of(1000, 1000, (x, y) => Blob(x, y, eyeOnTheLeft, radius) + Blob(x, y, eyeOnTheRight, radius));

        _aligner.Align(frame, face, _crop);

        AssertNear(LeftEye * Side, Centroid(0, Side / 2));
        AssertNear(RightEye * Side, Centroid(Side / 2, Side));
    }

    [Fact]
    public void The_top_of_the_head_comes_to_lie_at_the_top()
    {
        var face = Faces.WithEyes(150, 150, 100, 0.44f, rollDegrees: 90, turn: 0);
        // Turned clockwise by 90 degrees, the chin points to the left.
        var frame = Frames.Of(300, 300, (x, _) => x);

        _aligner.Align(frame, face, _crop);

        Assert.True(_crop[Side / 2] > _crop[(Side * (Side - 1)) + (Side / 2)] + 50);
    }

    [Theory]
    [InlineData(250)]
    [InlineData(500)]
    [InlineData(777)]
    public void Fine_stripes_in_a_large_face_become_their_mean_grey(float width)
    {
        var frame = Frames.Of(1000, 1000, (x, _) => (int)x % 2 * 200);

        _aligner.Align(frame, Faces.WithEyes(500, 500, width, 0.44f, 0, 0), _crop);

        Assert.All(_crop, value => Assert.InRange(value, 75, 125));
    }

    [Fact]
    public void A_face_cut_by_the_corner_is_completed_with_the_border()
    {
        var frame = Frames.Plain(200, 200, grey: 90);

        _aligner.Align(frame, Faces.Frontal(5, 5, 120), _crop);
        Assert.All(_crop, value => Assert.Equal(90, value, 0.01));

        _aligner.Align(frame, Faces.Frontal(5000, -300, 120), _crop);
        Assert.All(_crop, value => Assert.Equal(90, value, 0.01));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.05f)]
    [InlineData(0.2f)]
    public void A_profile_is_cut_by_its_box_upright(float eyeDistance)
    {
        var profile = Faces.WithEyes(100, 100, 80, eyeDistance, rollDegrees: 70, turn: 0);

        var transform = _aligner.CropToFrame(profile);

        var frontal = _aligner.CropToFrame(Faces.WithEyes(100, 100, 80, EyeGeometry.FrontalEyeDistance, 0, 0));
        AssertNear(frontal.Origin, transform.Origin);
        AssertNear(frontal.Axis, transform.Axis);
    }

    [Fact]
    public void A_face_without_extent_or_with_points_that_are_no_numbers_gives_a_crop_all_the_same()
    {
        var frame = Frames.Plain(64, 64, grey: 30);
        var nowhere = default(Landmarks);
        for (var i = 0; i < Landmarks.Count; i++)
            nowhere[i] = new Vector2(float.NaN);
        Face[] faces = [default, new Face(default, nowhere, 1), new Face(new Box(0, 0, 1e30f, 1e30f), nowhere, 1)];

        foreach (var face in faces)
        {
            _aligner.Align(frame, face, _crop);
            Assert.All(_crop, value => Assert.Equal(30, value, 0.01));
        }
    }

    [Theory]
    [InlineData(48, 48)]
    [InlineData(480, 96)]
    [InlineData(7, 3)]
    [InlineData(1, 1)]
    public void A_face_already_cut_out_is_squeezed_by_its_centre_square(int width, int height)
    {
        var frame = Frames.Of(width, height, (x, y) => 100 + (50 * (x - (width / 2f)) / width) + (50 * (y - (height / 2f)) / height));

        _aligner.Squeeze(frame, _crop);

        Assert.Equal(100, _crop.Average(), 0.5);
    }

    [Fact]
    public void A_picture_of_the_network_s_own_size_is_taken_as_it_is()
    {
        var frame = Frames.Of(Side, Side, (x, y) => ((int)x * 5) ^ ((int)y * 3));

        _aligner.Squeeze(frame, _crop);

        for (var i = 0; i < _crop.Length; i++)
            Assert.Equal(frame.Pixels[i * VideoFrame.Channels], _crop[i], 0.01);
    }

    private static float Blob(float x, float y, Vector2 centre, float radius) =>
        120 * MathF.Exp(-Vector2.DistanceSquared(new Vector2(x, y), centre) / (2 * radius * radius));

    private Vector2 Centroid(int from, int to)
    {
        var sum = 0.0;
        double x = 0, y = 0;
        for (var row = 0; row < Side; row++)
        {
            for (var column = from; column < to; column++)
            {
                // The rounding of the frame's bytes leaves a floor of half a level.
                var value = Math.Max(0, _crop[(row * Side) + column] - 2);
                sum += value;
                x += value * (column + 0.5);
                y += value * (row + 0.5);
            }
        }

        return new Vector2((float)(x / sum), (float)(y / sum));
    }

    private static void AssertNear(Vector2 expected, Vector2 actual) =>
        Assert.True(Vector2.Distance(expected, actual) < 0.05f, $"{actual} is not near {expected}.");
}
