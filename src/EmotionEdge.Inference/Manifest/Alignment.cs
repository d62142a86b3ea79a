namespace EmotionEdge.Inference;

/// <summary>Where the eyes lie in an aligned face, as (x, y) fractions of its width and height, as the viewer sees it.</summary>
public sealed record Alignment
{
    /// <summary>The eye on the left side of the picture.</summary>
    public required IReadOnlyList<float> LeftEye { get; init; }

    /// <summary>The eye on the right side of the picture.</summary>
    public required IReadOnlyList<float> RightEye { get; init; }
}
