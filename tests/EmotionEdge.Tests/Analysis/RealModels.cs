using EmotionEdge.Analysis;
using EmotionEdge.Audio.Sounds;
using EmotionEdge.Inference;
using EmotionEdge.Text;

namespace EmotionEdge.Tests.Analysis;

/// <summary>The models beside the test program.</summary>
internal static class RealModels
{
    public static ModelStore Store { get; } = ModelStore.Load(new ModelOptions { IntraOpThreads = 1 });

    public static SenseFactory Senses { get; } = new(Store, new TextOptions(), new SoundOptions());
}
