namespace EmotionEdge.CommandLine;

/// <summary>What <c>users add --json</c> and <c>users reset-password --json</c> print.</summary>
/// <param name="Name">The account.</param>
/// <param name="Password">Made here; <see langword="null"/> when it was given.</param>
internal sealed record NewPasswordRow(string Name, string? Password);
