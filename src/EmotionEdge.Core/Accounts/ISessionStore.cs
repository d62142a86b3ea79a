using EmotionEdge.Core.Storage;

namespace EmotionEdge.Core.Accounts;

/// <summary>The open sessions. Every member throws <see cref="StorageException"/> when the store cannot be used now.</summary>
public interface ISessionStore
{
    /// <summary>Adds a session, and forgets those that ran out.</summary>
    Task AddAsync(Session session, CancellationToken cancellationToken);

    /// <summary>The session of a cookie and its account; <see langword="null"/> when it has ended.</summary>
    Task<(Session Session, Account Account)?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>The sessions of an account, the newest first.</summary>
    Task<IReadOnlyList<Session>> ListAsync(long accountId, CancellationToken cancellationToken);

    /// <summary>Notes that it was used.</summary>
    Task TouchAsync(long id, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Ends a session of an account.</summary>
    /// <returns>Whether there was such a one.</returns>
    Task<bool> RemoveAsync(long accountId, long id, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of an account.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="exceptId">One that stays; <see langword="null"/>: none does.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task RemoveAllAsync(long accountId, long? exceptId, CancellationToken cancellationToken);
}
