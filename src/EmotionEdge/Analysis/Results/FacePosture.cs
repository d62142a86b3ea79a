namespace EmotionEdge.Analysis;

/// <summary>The body under a face of a picture.</summary>
/// <param name="Cues">handToFace, headDown, armsCrossed: what a single look tells.</param>
/// <param name="Points">The key points that are seen.</param>
internal sealed record FacePosture(IReadOnlyList<string> Cues, IReadOnlyList<PosturePoint> Points);
