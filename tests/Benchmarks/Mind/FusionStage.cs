using Benchmarks.Measuring;
using Benchmarks.Report;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace Benchmarks.Mind;

internal static class FusionStage
{
    private const int Readings = 20;
    private const double GoalMilliseconds = 0.05;

    /// <summary>Twenty new readings of as many subjects, then the fused state by one of the methods.</summary>
    public static Stage Create(FusionMethod method)
    {
        var engine = new FusionEngine(new FusionOptions { Method = method });
        var now = DateTimeOffset.UnixEpoch;
        return new Stage(
            $"Fusion of {Readings} readings, {NameOf(method)}",
            () =>
            {
                now += TimeSpan.FromMilliseconds(100);
                for (var i = 0; i < Readings; i++)
                    engine.Add(Reading(i, now));
                engine.Fuse(now);
            },
            Repeat: 100);
    }

    /// <summary>Bytes that one such fusion allocates.</summary>
    public static double Allocated(FusionMethod method)
    {
        var stage = Create(method);
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
        _ => "weighted average",
    };

    private static Reading Reading(int index, DateTimeOffset now) => new(
        (Modality)(index % ModalityWeights.Count),
        EmotionScores.Uniform.MixedWith(EmotionScores.Certain((Emotion)(index % EmotionScores.Count)), 0.5f),
        0.5f + (0.02f * index),
        index,
        now - TimeSpan.FromSeconds(1),
        now);
}
