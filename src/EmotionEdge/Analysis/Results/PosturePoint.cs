namespace EmotionEdge.Analysis;

/// <summary>A key point of a body.</summary>
/// <param name="Part">leftWrist and the like; left is the person's own.</param>
/// <param name="X">In pixels.</param>
/// <param name="Y">In pixels.</param>
/// <param name="Score">0.3..1.</param>
internal sealed record PosturePoint(string Part, double X, double Y, double Score);
