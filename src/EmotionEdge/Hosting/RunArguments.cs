namespace EmotionEdge.Hosting;

/// <summary>How the service is to run.</summary>
/// <param name="Live">Show the state of the room in the terminal.</param>
/// <param name="Duration">Stop after this time; <see langword="null"/> to run for ever.</param>
/// <param name="Record">Write readings to this file; <see langword="null"/> to record nothing.</param>
internal sealed record RunArguments(bool Live, TimeSpan? Duration, string? Record = null);
