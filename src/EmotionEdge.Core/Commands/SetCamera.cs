namespace EmotionEdge.Core.Commands;

/// <summary>Opens or closes the camera.</summary>
public sealed record SetCamera(bool On) : Command;
