namespace EmotionEdge.Inference;

/// <summary>What <c>models verify</c> found about one file.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="File">The file of the manifest.</param>
/// <param name="Path">Where the file was looked for.</param>
/// <param name="Fault">What is wrong and what to do; <see langword="null"/> if nothing is.</param>
public sealed record ModelCheck(string Model, ModelFile File, string Path, string? Fault);
