using EmotionEdge.Core;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Detection;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests;

public sealed class ImageAnalyzerTests(Models models) : IClassFixture<Models>
{
    private readonly FaceDetector _detector = models.Detector(Precision.Fp32);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    [InlineData(6, 4)]
    public async Task A_large_group_photo_has_as_many_faces_in_pieces_as_in_one(int sample, int faces)
    {
        var picture = await Pictures.Sample(sample);

        Assert.Equal(faces, new TiledSearch(_detector).Search(picture).Count);
    }

    [Fact]
    public async Task All_five_faces_of_the_group_are_found()
    {
        var picture = await Pictures.Photo("group");

        Assert.Equal(5, new TiledSearch(_detector).Search(picture).Count);
    }

    [Fact]
    public async Task Faces_of_a_fiftieth_of_a_large_picture_are_all_found()
    {
        var path = Path.Combine(Pictures.Repository, "src/Bindings/npm/node_modules/@vladmandic/face-api/demo/sample5.jpg");
        var picture = await Pictures.Read(path, "scale=900:-1,pad=4000:3000:2371:1213:color=gray");
        Assert.InRange(_detector.Detect(picture).Length, 0, 4);

        var faces = new TiledSearch(_detector).Search(picture);

        Assert.Equal(5, faces.Count);
        Assert.All(faces, face => Assert.InRange(face.Box.CenterX, 2371, 2371 + 900));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3000, 1)]
    [InlineData(1, 3000)]
    [InlineData(2100, 1300)]
    public void A_picture_without_faces_has_none_whatever_its_size(int width, int height) =>
        Assert.Empty(new TiledSearch(_detector).Search(Frames.Plain(width, height)));

    [Fact]
    public async Task Every_face_gets_probabilities_and_a_quality()
    {
        var picture = await Pictures.Sample(6);

        var faces = new ImageAnalyzer(_detector, models.Expression(Precision.Fp32)).Analyze(picture);

        Assert.Equal(4, faces.Count);
        Assert.All(faces, face =>
        {
            Assert.Equal(1, face.Expression.Scores.AsSpan().ToArray().Sum(), 4);
            Assert.InRange(face.Expression.Quality.Overall, 0.2f, 1);
        });
    }

    [Theory]
    [InlineData("happy-baby", Emotion.Happiness)]
    [InlineData("sad-baby", Emotion.Sadness)]
    [InlineData("angry", Emotion.Anger)]
    [InlineData("neutral", Emotion.Neutral)]
    public async Task Plain_expressions_are_told(string photo, Emotion expected)
    {
        var picture = await Pictures.Photo(photo);

        var face = Assert.Single(new ImageAnalyzer(_detector, models.Expression(Precision.Fp32)).Analyze(picture));

        Assert.Equal(expected, face.Expression.Scores.Dominant);
    }
}
