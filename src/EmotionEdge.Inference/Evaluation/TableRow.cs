namespace EmotionEdge.Inference;

/// <summary>A row of a table and the line, from 1, on which it begins.</summary>
internal readonly record struct TableRow(int Line, string[] Fields);
