using System.Numerics;

namespace EmotionEdge.Vision.Posture;

/// <summary>Where a part of a body is.</summary>
/// <param name="At">In frame pixels; may lie outside the frame.</param>
/// <param name="Score">How sure the network is, 0..1: below <see cref="Pose.LeastScore"/> the place is a guess.</param>
public readonly record struct KeyPoint(Vector2 At, float Score);
