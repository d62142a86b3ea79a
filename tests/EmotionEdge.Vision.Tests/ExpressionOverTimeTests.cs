using EmotionEdge.Core;
using EmotionEdge.Core.Media;
using EmotionEdge.Inference;
using EmotionEdge.Vision.Robustness;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests;

public sealed class ExpressionOverTimeTests : IClassFixture<Models>
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(0.2);

    private readonly Models _models;
    private readonly ExpressionModel _expression;
    private readonly ExpressionOverTime _overTime;
    private readonly float[] _memory;

    public ExpressionOverTimeTests(Models models)
    {
        _models = models;
        _expression = models.Expression(Precision.Fp32);
        _overTime = models.OverTime(_expression);
        _memory = new float[_overTime.MemoryLength];
    }

    [Fact]
    public async Task A_face_that_stays_as_it_is_is_read_as_one_look_reads_it_and_more_surely()
    {
        foreach (var (frame, face) in await SureFaces())
        {
            Array.Clear(_memory);
            var look = _expression.Classify(frame, face).Scores;
            var first = Look(frame, face, null);
            var last = LookOften(15, frame, face);

            Assert.Equal(look.Dominant, first.Dominant);
            Assert.Equal(look.Dominant, last.Dominant);
            Assert.True(last[look.Dominant] >= first[look.Dominant] - 0.05f, $"{first} became {last}");
        }
    }

    [Fact]
    public async Task A_look_in_vain_changes_nothing_but_a_second_of_something_else_does()
    {
        var (one, other) = await TwoThatDiffer();
        Look(one.Frame, one.Face, null);
        var before = LookOften(14, one.Frame, one.Face).Dominant;

        var covered = PictureCondition.All.Single(condition => condition.Name == "eyesCovered").Apply(one.Frame, one.Face);
        Assert.Equal(before, Look(covered, one.Face, Often).Dominant);
        Assert.Equal(before, Look(one.Frame, one.Face, Often).Dominant);
        Assert.NotEqual(before, LookOften(5, other.Frame, other.Face).Dominant);
    }

    [Fact]
    public async Task Each_face_has_a_memory_of_its_own()
    {
        var (one, other) = await TwoThatDiffer();
        var memory = new float[_overTime.MemoryLength];
        EmotionScores alone = default, between = default;
        for (var i = 0; i < 5; i++)
            alone = Look(one.Frame, one.Face, i == 0 ? null : Often);
        Array.Clear(_memory);
        for (var i = 0; i < 5; i++)
        {
            between = Look(one.Frame, one.Face, i == 0 ? null : Often);
            _overTime.Follow(memory, _expression.Classify(other.Frame, other.Face).Scores, _expression.Embedding, i == 0 ? null : Often);
        }

        Assert.Equal(alone, between);
    }

    [Fact]
    public void Any_look_gives_probabilities()
    {
        var embedding = new float[_expression.Embedding.Length];
        foreach (var value in (float[])[0, 1e6f, -1e6f])
        {
            Array.Fill(embedding, value);
            foreach (var elapsed in (TimeSpan?[])[null, TimeSpan.Zero, TimeSpan.FromDays(3)])
            {
                var scores = _overTime.Follow(_memory, EmotionScores.Certain(Emotion.Fear), embedding, elapsed);
                Assert.Equal(1, scores.AsSpan().ToArray().Sum(), 1e-3f);
            }
        }
    }

    [Fact]
    public void A_network_for_something_else_is_refused_with_the_reason()
    {
        using var detector = _models.Open("blazeface-256", Precision.Fp32);
        using var fitting = _models.Open("expression-over-time", Precision.Fp32);

        Assert.Contains("no input scores", Assert.Throws<ModelException>(() => new ExpressionOverTime(detector, 8)).Message, StringComparison.Ordinal);
        Assert.Contains("the expression network gives 8", Assert.Throws<ModelException>(() => new ExpressionOverTime(fitting, 8)).Message, StringComparison.Ordinal);
    }

    private EmotionScores Look(VideoFrame frame, Face face, TimeSpan? sinceLast) =>
        _overTime.Follow(_memory, _expression.Classify(frame, face).Scores, _expression.Embedding, sinceLast);

    /// <returns>What the last of several looks left.</returns>
    private EmotionScores LookOften(int looks, VideoFrame frame, Face face)
    {
        EmotionScores scores = default;
        for (var i = 0; i < looks; i++)
            scores = Look(frame, face, Often);
        return scores;
    }

    /// <summary>Faces of the group photos whose expression one look is sure of.</summary>
    private async Task<List<(VideoFrame Frame, Face Face)>> SureFaces()
    {
        var sure = (await Faces()).Where(face => face.Scores[face.Scores.Dominant] > 0.8f).Select(face => (face.Frame, face.Face)).ToList();
        Assert.True(sure.Count >= 5);
        return sure;
    }

    /// <summary>The face that one look is surest of, and of those that it reads as something else the surest.</summary>
    private async Task<((VideoFrame Frame, Face Face) One, (VideoFrame Frame, Face Face) Other)> TwoThatDiffer()
    {
        var surest = (await Faces()).OrderByDescending(face => face.Scores[face.Scores.Dominant]).ToList();
        var other = surest.First(face => face.Scores.Dominant != surest[0].Scores.Dominant);
        return ((surest[0].Frame, surest[0].Face), (other.Frame, other.Face));
    }

    private async Task<List<(VideoFrame Frame, Face Face, EmotionScores Scores)>> Faces()
    {
        var detector = _models.Detector(Precision.Fp32);
        var faces = new List<(VideoFrame, Face, EmotionScores)>();
        for (var sample = 1; sample <= 6; sample++)
        {
            var frame = await Pictures.Sample(sample);
            foreach (var face in detector.Detect(frame).ToArray())
                faces.Add((frame, face, _expression.Classify(frame, face).Scores));
        }

        return faces;
    }
}
