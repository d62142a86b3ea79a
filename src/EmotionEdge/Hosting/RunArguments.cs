namespace EmotionEdge.Hosting;

/// <summary>How the service is to run.</summary>
/// <param name="Live">Show the state of the room in the terminal.</param>
/// <param name="Duration">Stop after this time; <see langword="null"/> to run for ever.</param>
internal sealed record RunArguments(bool Live, TimeSpan? Duration);
