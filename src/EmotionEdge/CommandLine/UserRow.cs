namespace EmotionEdge.CommandLine;

/// <summary>An account in <c>users list --json</c>.</summary>
internal sealed record UserRow(string Name, string Role, string State, bool SecondFactor, DateTimeOffset CreatedAt, DateTimeOffset? LastLoginAt);
