namespace EmotionEdge.Core.Audit;

/// <summary>An entry as it was kept.</summary>
/// <param name="Number">Rises with each entry.</param>
/// <param name="Entry">What happened.</param>
public sealed record StoredAuditEntry(long Number, AuditEntry Entry);
