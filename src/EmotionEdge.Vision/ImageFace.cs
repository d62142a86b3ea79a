namespace EmotionEdge.Vision;

/// <summary>One face of a single picture.</summary>
/// <param name="Face">Where it is.</param>
/// <param name="Expression">What it shows, and how good its picture is.</param>
public readonly record struct ImageFace(Face Face, FaceExpression Expression);
