namespace EmotionEdge.Core.Commands;

/// <summary>Privacy on: camera and microphone are closed until it is switched off again.</summary>
public sealed record SetPrivacy(bool On) : Command;
