namespace EmotionEdge.Dashboard.Analyses;

/// <summary>A text to be analysed.</summary>
/// <param name="Text">At most 131072 characters.</param>
internal sealed record TextRequest(string? Text);
