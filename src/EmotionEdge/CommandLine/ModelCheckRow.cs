namespace EmotionEdge.CommandLine;

/// <summary>A file in <c>models verify --json</c>.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="Precision">The file's precision; <see langword="null"/> where the model has no files.</param>
/// <param name="File">Its name.</param>
/// <param name="Ok">Whether it is the manifest's.</param>
/// <param name="Fault">What is wrong and what to do; <see langword="null"/> if nothing is.</param>
internal sealed record ModelCheckRow(string Model, string? Precision, string? File, bool Ok, string? Fault);
