using EmotionEdge.Core.Fusion;

namespace EmotionEdge.Core.Tests.Fusion;

/// <summary>Answers what a test wants and remembers what it was told. Takes embeddings of two numbers.</summary>
internal sealed class FakeEarlyFusion : IEarlyFusion
{
    private ModalityWeights _attention;

    public EmotionScores Answer { get; set; } = EmotionScores.Uniform;

    public ref ModalityWeights Attention => ref _attention;

    public float[][] Embeddings { get; } = [new float[2], new float[2], new float[2]];

    /// <summary>What the last fusion was told; empty before.</summary>
    public SenseToken[] Told { get; private set; } = [];

    public Span<float> EmbeddingOf(Modality modality) => Embeddings[(int)modality];

    public EmotionScores Fuse(ReadOnlySpan<SenseToken> senses, out ModalityWeights attention)
    {
        Told = senses.ToArray();
        attention = _attention;
        return Answer;
    }
}
