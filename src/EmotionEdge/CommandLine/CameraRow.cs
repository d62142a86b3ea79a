namespace EmotionEdge.CommandLine;

/// <summary>A camera in <c>devices --json</c>; <paramref name="StablePath"/> is null where it has none.</summary>
internal sealed record CameraRow(string Path, string Name, string? StablePath);
