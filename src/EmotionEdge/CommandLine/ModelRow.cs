namespace EmotionEdge.CommandLine;

/// <summary>A model in <c>models list --json</c>.</summary>
/// <param name="Id">Its id in the manifest.</param>
/// <param name="Task">What it is for.</param>
/// <param name="Version">Its version.</param>
/// <param name="Precisions">Those that it has files of.</param>
/// <param name="Chosen">The one that runs here; <see langword="null"/> where the model has no files.</param>
/// <param name="Bytes">Size of that file; <see langword="null"/> where it is missing.</param>
/// <param name="License">Its licence.</param>
/// <param name="Card">The file name of its card.</param>
internal sealed record ModelRow(
    string Id,
    string Task,
    string Version,
    IReadOnlyList<string> Precisions,
    string? Chosen,
    long? Bytes,
    string License,
    string? Card);
