using Benchmarks.Measuring;
using EmotionEdge.Core;
using EmotionEdge.Core.Fusion;

namespace Benchmarks.Mind;

internal static class FusionStage
{
    private const int Readings = 20;

    /// <summary>Twenty new readings of as many subjects, then the fused state.</summary>
    public static Stage Create()
    {
        var engine = new FusionEngine(new FusionOptions());
        var now = DateTimeOffset.UnixEpoch;
        return new Stage(
            $"Fusion of {Readings} readings",
            () =>
            {
                now += TimeSpan.FromMilliseconds(100);
                for (var i = 0; i < Readings; i++)
                    engine.Add(Reading(i, now));
                engine.Fuse(now);
            },
            Repeat: 100);
    }

    private static Reading Reading(int index, DateTimeOffset now) => new(
        (Modality)(index % ModalityWeights.Count),
        EmotionScores.Uniform.MixedWith(EmotionScores.Certain((Emotion)(index % EmotionScores.Count)), 0.5f),
        0.5f + (0.02f * index),
        index,
        now - TimeSpan.FromSeconds(1),
        now);
}
