namespace EmotionEdge.Inference;

/// <summary>One labelled item of test data.</summary>
/// <param name="Label">One of <see cref="EvaluationLabels.All"/>.</param>
/// <param name="File">The full path of the file; <see langword="null"/> where the data has the text itself.</param>
/// <param name="Text">The text itself; <see langword="null"/> where the data has files.</param>
/// <param name="Group">The corpus, age band or light that the item belongs to, if the data says.</param>
/// <param name="Source">Where the item comes from, for messages: a path, or a table and line.</param>
public sealed record EvaluationItem(string Label, string? File, string? Text, string? Group, string Source);
