namespace EmotionEdge.CommandLine;

/// <summary>The command was given something that it cannot take. The message says what would be right.</summary>
internal sealed class UsageException(string message) : Exception(message);
