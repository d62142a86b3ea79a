namespace EmotionEdge.Core.Analyses;

/// <summary>How a copy of a video stands into which is drawn what was found.</summary>
/// <param name="State">When it is done it can be had.</param>
/// <param name="Progress">0..1.</param>
/// <param name="Error">For people: why it failed; <see langword="null"/> where it did not.</param>
public sealed record DrawnVideo(AnalysisState State, double Progress, string? Error);
