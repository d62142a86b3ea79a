using EmotionEdge.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace EmotionEdge.Dashboard.Passwords;

/// <summary>
/// Hashes and checks passwords, few at a time: the box has other work, too. Who comes while too many wait is sent away.
/// </summary>
internal sealed class PasswordDesk(BcryptPasswordHasher hasher) : IDisposable
{
    /// <summary>So many wait at most, some seconds.</summary>
    private const int MostWaiting = 16;

    private readonly SemaphoreSlim _free = new(Math.Max(1, Environment.ProcessorCount / 4));
    private int _waiting;

    /// <summary>A password was hashed or checked.</summary>
    public event Action? Worked;

    /// <exception cref="BusyException">Too many wait.</exception>
    public Task<string> HashAsync(Account account, string password, CancellationToken cancellationToken) =>
        DoAsync(() => hasher.HashPassword(account, password), cancellationToken);

    /// <param name="account">Whose; <see langword="null"/>: nobody's, which takes the same time and fails.</param>
    /// <param name="password">What was given.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="BusyException">Too many wait.</exception>
    public Task<PasswordVerificationResult> VerifyAsync(Account? account, string password, CancellationToken cancellationToken) => DoAsync(
        () =>
        {
            if (account is not null)
                return hasher.VerifyHashedPassword(account, account.PasswordHash, password);
            hasher.PretendToVerify(password);
            return PasswordVerificationResult.Failed;
        },
        cancellationToken);

    public void Dispose() => _free.Dispose();

    private async Task<T> DoAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new BusyException();
        }

        try
        {
            await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var result = await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
                Worked?.Invoke();
                return result;
            }
            finally
            {
                _free.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
