using Benchmarks.Measuring;
using Benchmarks.Report;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace Benchmarks.Mind;

internal static class FusionStage
{
    private const int Readings = 20;
    private const int Crowd = 50;
    private const double GoalMilliseconds = 0.05;

    /// <summary>Twenty new readings of as many subjects, then the fused state by one of the methods.</summary>
    public static Stage Create(FusionMethod method, IEarlyFusion early) => Create(method, early, Readings);

    /// <summary>Fifty new readings, most of a crowd's faces, by the default method.</summary>
    public static Stage OfACrowd() => Create(FusionMethod.WeightedAverage, null, Crowd);

    private static Stage Create(FusionMethod method, IEarlyFusion? early, int readings)
    {
        var engine = new FusionEngine(new FusionOptions { Method = method }, early);
        var embeddings = Enum.GetValues<Modality>().Select(sense => new Embedding(new float[early?.EmbeddingOf(sense).Length ?? 0])).ToArray();
        var now = DateTimeOffset.UnixEpoch;
        return new Stage(
            $"Fusion of {readings} readings, {NameOf(method)}",
            () =>
            {
                now += TimeSpan.FromMilliseconds(100);
                for (var i = 0; i < readings; i++)
                    engine.Add(Reading(i, now, embeddings));
                engine.Fuse(now);
            },
            Repeat: 100);
    }

    /// <summary>Bytes that one such fusion allocates.</summary>
    public static double Allocated(FusionMethod method, IEarlyFusion early)
    {
        var stage = Create(method, early);
        return Allocations.PerRun(1000, _ => stage.Work());
    }

    /// <summary>The time against its goal.</summary>
    public static Figure Figure(Timing timing) => Figures.Of(timing) with
    {
        Goal = $"at most {Figures.Duration(GoalMilliseconds)}",
        Missed = timing.Milliseconds > GoalMilliseconds,
    };

    private static string NameOf(FusionMethod method) => method switch
    {
        FusionMethod.MajorityVote => "majority vote",
        FusionMethod.Reliability => "reliability",
        FusionMethod.Attention => "attention",
        _ => "weighted average",
    };

    private static Reading Reading(int index, DateTimeOffset now, Embedding[] embeddings) => new(
        (Modality)(index % ModalityWeights.Count),
        EmotionScores.Uniform.MixedWith(EmotionScores.Certain((Emotion)(index % EmotionScores.Count)), 0.5f),
        0.5f + (0.02f * index),
        index,
        now - TimeSpan.FromSeconds(1),
        now)
    {
        Embedding = embeddings[index % embeddings.Length],
    };
}
