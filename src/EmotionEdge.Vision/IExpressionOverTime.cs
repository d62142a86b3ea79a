using EmotionEdge.Core;

namespace EmotionEdge.Vision;

/// <summary>Makes of a face's single expressions one over time. What it remembers of each face is kept by the caller.</summary>
public interface IExpressionOverTime
{
    /// <summary>Numbers it remembers of a face.</summary>
    int MemoryLength { get; }

    /// <summary>Takes in one more look at a face.</summary>
    /// <param name="memory">Of this face, <see cref="MemoryLength"/> numbers; zeros before the first look. Is brought up to date.</param>
    /// <param name="look">What this look showed, calibrated.</param>
    /// <param name="embedding">What the expression network made of this look before its last layer.</param>
    /// <param name="sinceLast">How long ago the look before was; <see langword="null"/> at the first.</param>
    /// <returns>The expression now, all looks considered.</returns>
    EmotionScores Follow(Span<float> memory, in EmotionScores look, ReadOnlySpan<float> embedding, TimeSpan? sinceLast);
}
