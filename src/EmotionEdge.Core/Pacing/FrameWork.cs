namespace EmotionEdge.Core.Pacing;

/// <summary>What is to be done with one frame.</summary>
/// <param name="Detect">Search for faces; otherwise they are tracked.</param>
/// <param name="Expressions">Of how many faces the expression may be looked at.</param>
/// <param name="CloserLooks">How many parts of the frame may be searched again, enlarged, for faces far away; 0 when not searching.</param>
/// <param name="Pose">Whether one body may be looked at, too, once the faces are done.</param>
public readonly record struct FrameWork(bool Detect, int Expressions, int CloserLooks = 0, bool Pose = false);
