using EmotionEdge.Core;

namespace EmotionEdge.Vision.Expression;

/// <summary>The exponential average of the looks: after one time constant an old one counts 37 %. Zero takes each look as it is.</summary>
internal sealed class AveragedExpression(TimeSpan constant) : IExpressionOverTime
{
    public int MemoryLength => EmotionScores.Count;

    public EmotionScores Follow(Span<float> memory, in EmotionScores look, ReadOnlySpan<float> embedding, TimeSpan? sinceLast)
    {
        var scores = sinceLast is { } age
            ? EmotionScores.FromWeights(memory).MixedWith(look, (float)(1 - Math.Exp(-(age / constant))))
            : look;
        scores.AsSpan().CopyTo(memory);
        return scores;
    }
}
