using EmotionEdge.Core.Storage;

namespace EmotionEdge.Core.Audit;

/// <summary>Who did what, when and from where. Entries are only added; the oldest go when there are too many.</summary>
public interface IAuditLog
{
    /// <summary>
    /// Adds an entry. What was done is done: when the entry cannot be kept, a full disk for instance, it goes to the
    /// service's log instead and nothing is thrown.
    /// </summary>
    Task AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Entries, the newest first.</summary>
    /// <exception cref="StorageException">They cannot be read now.</exception>
    Task<IReadOnlyList<StoredAuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellationToken);
}
