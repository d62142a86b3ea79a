namespace EmotionEdge.Inference;

/// <summary>Answers items of test data, in the way in which the product answers its sensors.</summary>
public interface IItemClassifier
{
    /// <summary>The meaning of each score, in order.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>Answers one item.</summary>
    /// <param name="item">The item, with its file or text.</param>
    /// <param name="scores">Takes probabilities, one for each label.</param>
    /// <param name="cancellationToken">Ends a long item early.</param>
    /// <returns><see langword="false"/> for <c>Unknown</c>: the scores are then left alone.</returns>
    /// <exception cref="ItemUnreadableException">The file is missing, broken or of another kind.</exception>
    bool Classify(EvaluationItem item, Span<float> scores, CancellationToken cancellationToken);
}
