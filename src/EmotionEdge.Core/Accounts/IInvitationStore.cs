using EmotionEdge.Core.Storage;

namespace EmotionEdge.Core.Accounts;

/// <summary>Open invitations. Every member throws <see cref="StorageException"/> when the store cannot be used now.</summary>
public interface IInvitationStore
{
    /// <summary>Adds an invitation, and forgets those that ran out.</summary>
    Task AddAsync(Invitation invitation, CancellationToken cancellationToken);

    Task<Invitation?> FindAsync(byte[] codeHash, CancellationToken cancellationToken);

    Task<IReadOnlyList<Invitation>> ListAsync(CancellationToken cancellationToken);

    /// <returns>Whether it was there: of several that use an invitation at the same time one succeeds.</returns>
    Task<bool> RemoveAsync(long id, CancellationToken cancellationToken);
}
