using EmotionEdge.Core.Pacing;

namespace EmotionEdge.Core.Commands;

/// <summary>Chooses how much the service may do.</summary>
public sealed record SetProfile(PacingProfile Profile) : Command;
