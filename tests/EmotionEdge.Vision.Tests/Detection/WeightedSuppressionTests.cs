using EmotionEdge.Vision.Detection;
using EmotionEdge.Vision.Tests.Media;

namespace EmotionEdge.Vision.Tests.Detection;

public sealed class WeightedSuppressionTests
{
    private readonly FaceList _result = new(64);

    [Fact]
    public void Overlapping_candidates_become_their_mean_weighted_by_score()
    {
        Face[] candidates = [Faces.Frontal(100, 100, 50, score: 0.3f), Faces.Frontal(108, 100, 50, score: 0.9f)];

        new WeightedSuppression(64).Apply(candidates, 0.3f, _result);

        var face = Assert.Single(_result.Faces.ToArray());
        Assert.Equal(106, face.Box.CenterX, 3);
        Assert.Equal(106, face.Landmarks[Landmark.Mouth].X, 3);
        Assert.Equal(0.9f, face.Score);
    }

    [Fact]
    public void Faces_side_by_side_both_stay_the_surer_one_first()
    {
        Face[] candidates = [Faces.Frontal(100, 100, 50, score: 0.6f), Faces.Frontal(140, 100, 50, score: 0.8f)];

        new WeightedSuppression(64).Apply(candidates, 0.3f, _result);

        Assert.Equal([0.8f, 0.6f], _result.Faces.ToArray().Select(face => face.Score));
    }

    [Fact]
    public void A_chain_is_split_by_overlap_with_the_surest_not_with_its_neighbour()
    {
        // The outer two overlap the middle one, which is not the surest.
        Face[] candidates =
        [
            Faces.Frontal(100, 100, 50, score: 0.9f), Faces.Frontal(120, 100, 50, score: 0.7f), Faces.Frontal(140, 100, 50, score: 0.8f),
        ];

        new WeightedSuppression(64).Apply(candidates, 0.3f, _result);

        Assert.Equal(2, _result.Count);
        Assert.Equal(140, _result.Faces[1].Box.CenterX, 3);
    }

    [Fact]
    public void No_candidates_give_no_faces()
    {
        new WeightedSuppression(64).Apply([], 0.3f, _result);

        Assert.Equal(0, _result.Count);
    }

    [Fact]
    public void Fifty_faces_stay_fifty()
    {
        var candidates = Enumerable.Range(0, 50).Select(i => Faces.Frontal((i % 10 * 60) + 30, (i / 10 * 60) + 30, 50, 0.5f + (i * 0.005f))).ToArray();

        new WeightedSuppression(64).Apply(candidates, 0.3f, _result);

        Assert.Equal(50, _result.Count);
    }
}
