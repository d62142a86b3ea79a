namespace EmotionEdge.Core.Audit;

/// <summary>Something that somebody did.</summary>
/// <param name="Time">When.</param>
/// <param name="Actor">Who: the name of an account or a token, <c>console</c> for the command line, <c>-</c> when unknown.</param>
/// <param name="Action">What: one of <see cref="AuditAction"/>.</param>
/// <param name="Subject">To what or whom; <see langword="null"/> when that is the actor.</param>
/// <param name="Address">From where: an IP address; <see langword="null"/> for the box itself.</param>
/// <param name="Detail">In words, without secrets; <see langword="null"/> when there is nothing to add.</param>
public sealed record AuditEntry(DateTimeOffset Time, string Actor, string Action, string? Subject, string? Address, string? Detail);
