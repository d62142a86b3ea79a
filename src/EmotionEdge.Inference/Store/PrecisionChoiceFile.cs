namespace EmotionEdge.Inference;

/// <summary>The content of the file that <see cref="PrecisionChoices"/> keeps.</summary>
internal sealed record PrecisionChoiceFile
{
    public required IReadOnlyList<PrecisionChoice> Choices { get; init; }
}
