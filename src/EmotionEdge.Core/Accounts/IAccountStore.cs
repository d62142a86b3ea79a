using EmotionEdge.Core.Storage;

namespace EmotionEdge.Core.Accounts;

/// <summary>The accounts. Every member throws <see cref="StorageException"/> when the store cannot be used now.</summary>
public interface IAccountStore
{
    /// <summary>Whether there is an administrator: before the first start was finished there is none.</summary>
    Task<bool> HasAdministratorAsync(CancellationToken cancellationToken);

    /// <summary>The account of this name, without regard to case.</summary>
    Task<Account?> FindAsync(string name, CancellationToken cancellationToken);

    Task<Account?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>All accounts by name.</summary>
    Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds an account.</summary>
    /// <returns>It with its id; <see langword="null"/> when the name is taken.</returns>
    Task<Account?> AddAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Adds the first administrator; of several that try at the same time one succeeds.</summary>
    /// <returns>It with its id; <see langword="null"/> when there is one already, or the name is taken.</returns>
    Task<Account?> AddFirstAsync(Account account, CancellationToken cancellationToken);

    /// <summary>Reads an account, changes it and writes it, as one step.</summary>
    Task<AccountChange> ChangeAsync(long id, Func<Account, Account> change, CancellationToken cancellationToken);

    /// <summary>Removes an account with its sessions, tokens and analyses.</summary>
    Task<AccountChange> RemoveAsync(long id, CancellationToken cancellationToken);
}
