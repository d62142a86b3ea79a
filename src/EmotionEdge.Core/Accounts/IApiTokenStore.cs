using EmotionEdge.Core.Storage;

namespace EmotionEdge.Core.Accounts;

/// <summary>The tokens of programs. Every member throws <see cref="StorageException"/> when the store cannot be used now.</summary>
public interface IApiTokenStore
{
    Task AddAsync(ApiToken token, CancellationToken cancellationToken);

    /// <summary>A token and its account; <see langword="null"/> when it was revoked.</summary>
    Task<(ApiToken Token, Account Account)?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>The tokens of an account, the newest first.</summary>
    Task<IReadOnlyList<ApiToken>> ListAsync(long accountId, CancellationToken cancellationToken);

    /// <summary>Notes that it was used.</summary>
    Task TouchAsync(long id, DateTimeOffset time, CancellationToken cancellationToken);

    /// <returns>Whether the account had such a token.</returns>
    Task<bool> RemoveAsync(long accountId, long id, CancellationToken cancellationToken);
}
