namespace EmotionEdge.Core.Analyses;

/// <summary>Who gives what to be analysed.</summary>
/// <param name="Owner">The account.</param>
/// <param name="Name">What the owner calls it; anything, also a path or what no screen can show.</param>
/// <param name="Keep">Keep the file after the end.</param>
public sealed record Submission(string Owner, string? Name, bool Keep);
