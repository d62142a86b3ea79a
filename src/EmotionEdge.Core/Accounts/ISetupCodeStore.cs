using EmotionEdge.Core.Storage;

namespace EmotionEdge.Core.Accounts;

/// <summary>The set-up code. Every member throws <see cref="StorageException"/> when the store cannot be used now.</summary>
public interface ISetupCodeStore
{
    /// <summary>A new code takes the place of the old one.</summary>
    Task ReplaceAsync(SetupCode? code, CancellationToken cancellationToken);

    Task<SetupCode?> FindAsync(CancellationToken cancellationToken);

    /// <summary>Takes one try off, before the code that was given is looked at.</summary>
    /// <returns>The code as it was before; <see langword="null"/> when there is none, or no try was left.</returns>
    Task<SetupCode?> TryAsync(CancellationToken cancellationToken);
}
