namespace EmotionEdge.Core.Commands;

/// <summary>Ends the service so that it is started again.</summary>
public sealed record Restart : Command;
