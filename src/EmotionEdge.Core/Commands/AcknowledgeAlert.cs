namespace EmotionEdge.Core.Commands;

/// <summary>Somebody has seen an alert.</summary>
/// <param name="Id">Which one; <see langword="null"/> for all that are open.</param>
public sealed record AcknowledgeAlert(string? Id) : Command;
