namespace EmotionEdge.Core.Audit;

/// <summary>Which entries of the audit log are wanted, the newest first.</summary>
/// <param name="Before">Only entries older than the one with this number, to page on; <see langword="null"/>: from the newest.</param>
/// <param name="Limit">At most so many, 1 to 1000.</param>
public sealed record AuditQuery(long? Before = null, int Limit = 100);
