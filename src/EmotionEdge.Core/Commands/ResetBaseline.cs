namespace EmotionEdge.Core.Commands;

/// <summary>Forgets how the place looks and sounds at rest, for instance because the box was moved.</summary>
public sealed record ResetBaseline : Command;
