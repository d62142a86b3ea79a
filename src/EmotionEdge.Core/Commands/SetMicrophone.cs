namespace EmotionEdge.Core.Commands;

/// <summary>Opens or closes the microphone.</summary>
public sealed record SetMicrophone(bool On) : Command;
