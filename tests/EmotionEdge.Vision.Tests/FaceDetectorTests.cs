using EmotionEdge.Inference;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests;

public sealed class FaceDetectorTests(Models models) : IClassFixture<Models>
{
    private readonly FaceDetector _detector = models.Detector(Precision.Fp32);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    [InlineData(6, 4)]
    public async Task Every_face_of_a_group_photo_is_found(int sample, int faces)
    {
        var frame = await Pictures.Sample(sample);

        Assert.Equal(faces, _detector.Detect(frame).Length);
    }

    [Fact]
    public async Task Key_points_lie_where_a_face_has_them()
    {
        var frame = await Pictures.Sample(6);

        foreach (var face in _detector.Detect(frame).ToArray())
        {
            var points = face.Landmarks;
            Assert.True(points[Landmark.RightEye].X < points[Landmark.LeftEye].X, "the person's right eye is on the left");
            Assert.True(points[Landmark.RightEar].X < points[Landmark.RightEye].X);
            Assert.True(points[Landmark.LeftEar].X > points[Landmark.LeftEye].X);
            Assert.True(points[Landmark.NoseTip].Y > points[Landmark.LeftEye].Y);
            Assert.True(points[Landmark.Mouth].Y > points[Landmark.NoseTip].Y);
            Assert.InRange(points[Landmark.NoseTip].X, face.Box.Left, face.Box.Right);
            Assert.InRange(points[Landmark.Mouth].Y, face.Box.Top, face.Box.Bottom);
            Assert.InRange(face.Box.Width / face.Box.Height, 0.9f, 1.1f);
            Assert.InRange(face.Score, 0.5f, 1);
        }
    }

    [Fact]
    public async Task The_surest_face_comes_first_and_a_threshold_leaves_out_the_others()
    {
        var frame = await Pictures.Sample(3);
        var scores = _detector.Detect(frame).ToArray().Select(face => face.Score).ToArray();
        Assert.Equal(scores.OrderDescending(), scores);

        var strict = models.Detector(Precision.Fp32, new FaceDetectorOptions { Threshold = (scores[0] + scores[1]) / 2 });
        Assert.Equal(1, strict.Detect(frame).Length);
    }

    [Fact]
    public async Task The_same_face_is_found_in_the_same_place_when_the_picture_gets_bars()
    {
        var path = Path.Combine(Pictures.Repository, "src/Bindings/npm/node_modules/@vladmandic/face-api/demo/sample6.jpg");
        var plain = await Pictures.Read(path);
        var padded = await Pictures.Read(path, "pad=iw:iw:0:210");

        // The same scale puts the faces on the same places of the detector's grid.
        var expected = _detector.Detect(plain).ToArray().OrderBy(face => face.Box.Left).ToArray();
        var actual = _detector.Detect(padded).ToArray().OrderBy(face => face.Box.Left).ToArray();

        Assert.Equal(expected.Length, actual.Length);
        foreach (var (one, other) in expected.Zip(actual))
            Assert.True(one.Box.IntersectionOverUnion(Shift(other.Box, 0, -210)) > 0.8f, $"{one.Box} {other.Box}");
    }

    [Fact]
    public async Task A_face_cut_by_the_border_is_still_found()
    {
        var path = Path.Combine(Pictures.Repository, "src/Bindings/npm/node_modules/@vladmandic/face-api/demo/sample6.jpg");
        var whole = _detector.Detect(await Pictures.Read(path)).ToArray().MinBy(face => face.Box.Left);
        var cut = (int)(whole.Box.Left + (whole.Box.Width * 0.2f));

        var frame = await Pictures.Read(path, $"crop=iw-{cut}:ih:{cut}:0");

        Assert.Contains(_detector.Detect(frame).ToArray(), face => face.Box.IntersectionOverUnion(Shift(whole.Box, -cut, 0)) > 0.5f);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(20000, 1)]
    [InlineData(1, 20000)]
    [InlineData(3000, 7)]
    [InlineData(257, 255)]
    public void Frames_of_any_size_without_a_face_have_none(int width, int height)
    {
        Assert.Equal(0, _detector.Detect(Frames.Plain(width, height)).Length);
        Assert.Equal(0, _detector.Detect(Frames.Noise(width, height, seed: 4)).Length);
    }

    [Fact]
    public void A_model_that_is_not_BlazeFace_is_refused_by_name()
    {
        using var session = models.Open("silero-vad", Precision.Fp32);

        var error = Assert.Throws<ModelException>(() => new FaceDetector(session, new FaceDetectorOptions()));

        Assert.Contains("silero-vad", error.Message, StringComparison.Ordinal);
        Assert.Contains("BlazeFace", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_int8_file_finds_the_same_faces_as_the_fp32_file()
    {
        var quantised = models.Detector(Precision.Int8);
        var distances = new List<float>();
        for (var sample = 1; sample <= 6; sample++)
        {
            var frame = await Pictures.Sample(sample);
            var expected = _detector.Detect(frame).ToArray();
            var actual = quantised.Detect(frame).ToArray();
            foreach (var face in expected.Where(face => face.Score > 0.7f))
            {
                var match = actual.MaxBy(other => face.Box.IntersectionOverUnion(other.Box));
                Assert.True(face.Box.IntersectionOverUnion(match.Box) > 0.75f, $"sample {sample}: {face.Box} {match.Box}");
                distances.Add((face.Landmarks[Landmark.LeftEye] - match.Landmarks[Landmark.LeftEye]).Length() / face.Box.Width);
            }
        }

        Assert.True(distances.Average() < 0.04f, $"eyes are {distances.Average():0.000} widths off");
    }

    private static Box Shift(in Box box, float x, float y) => new(box.Left + x, box.Top + y, box.Right + x, box.Bottom + y);
}
