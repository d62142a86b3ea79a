using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests;

public sealed class ExpressionModelTests(Models models) : IClassFixture<Models>
{
    private readonly VideoFrame _face = Frames.Of(
        48, 48, (x, y) => 128 + (60 * MathF.Sin((x - 24) * (y - 20) / 60)) + (30 * MathF.Cos(y / 3)));

    [Fact]
    public void A_face_already_cut_out_gets_the_calibrated_softmax_of_its_scaled_grey_values_and_their_mirror_image()
    {
        using var session = models.Open("expression-48", Precision.Fp32);
        var grey = Enumerable.Range(0, 48 * 48).Select(i => (float)_face.Pixels[i * VideoFrame.Channels]).ToArray();
        var seen = LogitsOf(session, grey);
        var mirrored = LogitsOf(session, [.. grey.Chunk(48).SelectMany(row => row.Reverse())]);
        var expected = new float[EmotionScores.Count];
        session.Calibration.Apply([.. seen.Zip(mirrored, (a, b) => (a + b) / 2)], expected);

        var actual = models.Expression(Precision.Fp32).ClassifyAligned(_face);

        Assert.NotEqual(seen, mirrored);
        Assert.All(Enumerable.Range(0, EmotionScores.Count), i => Assert.Equal(expected[i], actual[i], 4));
    }

    [Fact]
    public async Task A_face_in_a_picture_is_classified_as_its_crop_is()
    {
        var expression = models.Expression(Precision.Fp32);
        var picture = await Pictures.Sample(6);
        foreach (var face in models.Detector(Precision.Fp32).Detect(picture).ToArray())
        {
            var inPicture = expression.ClassifyStill(picture, face);
            var crop = expression.Crop.ToArray();
            var cutOut = Frames.Of(48, 48, (x, y) => crop[((int)y * 48) + (int)x]);
            var embedding = expression.Embedding.ToArray();

            var alone = expression.ClassifyAligned(cutOut);

            // The cut-out has whole grey levels.
            Assert.All(Enumerable.Range(0, EmotionScores.Count), i => Assert.Equal(inPicture.Scores[i], alone[i], 0.03));
            Assert.Equal(embedding.Length, expression.Embedding.Length);
            Assert.NotEqual(embedding, expression.Embedding.ToArray());
            Assert.InRange(inPicture.Quality.Overall, 0.2f, 1);
        }
    }

    [Fact]
    public async Task The_int8_file_says_nearly_the_same_as_the_fp32_file()
    {
        var full = models.Expression(Precision.Fp32);
        var quantised = models.Expression(Precision.Int8);
        var detector = models.Detector(Precision.Fp32);
        var differences = new List<float>();
        for (var sample = 1; sample <= 6; sample++)
        {
            var picture = await Pictures.Sample(sample);
            foreach (var face in detector.Detect(picture).ToArray())
            {
                var expected = full.Classify(picture, face).Scores;
                var actual = quantised.Classify(picture, face).Scores;
                differences.Add(Enumerable.Range(0, EmotionScores.Count).Max(i => MathF.Abs(expected[i] - actual[i])));
            }
        }

        Assert.True(differences.Average() < 0.05f, $"{differences.Average():0.000} on average");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2000)]
    public void A_picture_of_any_size_gets_probabilities(int width, int height)
    {
        var expression = models.Expression(Precision.Fp32);
        var picture = Frames.Noise(width, height, seed: 9);

        Assert.Equal(1, expression.ClassifyAligned(picture).AsSpan().ToArray().Sum(), 4);
        Assert.Equal(1, expression.Classify(picture, default).Scores.AsSpan().ToArray().Sum(), 4);
    }

    [Fact]
    public async Task One_look_at_a_face_is_the_calibrated_softmax_of_its_crop()
    {
        var expression = models.Expression(Precision.Fp32);
        var picture = await Pictures.Sample(6);
        var face = models.Detector(Precision.Fp32).Detect(picture)[0];

        var scores = expression.Classify(picture, face).Scores;

        using var session = models.Open("expression-48", Precision.Fp32);
        var expected = new float[EmotionScores.Count];
        session.Calibration.Apply(LogitsOf(session, expression.Crop), expected);
        Assert.All(Enumerable.Range(0, EmotionScores.Count), i => Assert.Equal(expected[i], scores[i], 4));
    }

    [Fact]
    public void A_model_without_a_manifest_is_refused_because_nobody_knows_where_its_eyes_belong()
    {
        using var listed = models.Open("expression-48", Precision.Fp32);
        using var session = ModelSession.Open(listed.Path, 1, new InputShape("face", 1, 1, 48, 48));

        var error = Assert.Throws<ModelException>(() => new ExpressionModel(session));

        Assert.Contains("alignment", error.Message, StringComparison.Ordinal);
        Assert.Contains(listed.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_another_kind_is_refused_by_name()
    {
        using var session = models.Open("blazeface-256", Precision.Fp32);

        var error = Assert.Throws<ModelException>(() => new ExpressionModel(session));

        Assert.Contains("blazeface-256", error.Message, StringComparison.Ordinal);
    }

    private static float[] LogitsOf(ModelSession session, ReadOnlySpan<float> grey)
    {
        var scaling = session.Model!.Inputs.Single().Scaling!;
        var input = session.Input("face");
        for (var i = 0; i < input.Length; i++)
            input[i] = (grey[i] - scaling.Mean[0]) / scaling.Std[0];
        session.Run();
        return session.Output("logits").ToArray();
    }
}
