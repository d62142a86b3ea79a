using EmotionEdge.Core.Accounts;
using EmotionEdge.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Accounts;

/// <summary>The tokens of programs in the database.</summary>
public sealed class ApiTokenStore(DatabaseFile file) : IApiTokenStore
{
    /// <inheritdoc/>
    public Task AddAsync(ApiToken token, CancellationToken cancellationToken) => file.WriteAsync(
        async database =>
        {
            database.Add(ApiTokenRow.Of(token));
            await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<(ApiToken Token, Account Account)?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken) => file.ReadAsync(
        async database => await database.Set<ApiTokenRow>().AsNoTracking().Include(row => row.Account)
            .SingleOrDefaultAsync(row => row.TokenHash == tokenHash, cancellationToken).ConfigureAwait(false) is { } row
                ? (row.ToToken(), row.Account.ToAccount())
                : ((ApiToken, Account)?)null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ApiToken>> ListAsync(long accountId, CancellationToken cancellationToken) => file.ReadAsync(
        async database => (IReadOnlyList<ApiToken>)(await database.Set<ApiTokenRow>().AsNoTracking()
            .Where(row => row.AccountId == accountId)
            .OrderByDescending(row => row.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false)).ConvertAll(row => row.ToToken()),
        cancellationToken);

    /// <inheritdoc/>
    public Task TouchAsync(long id, DateTimeOffset time, CancellationToken cancellationToken) => file.WriteAsync(
        database => database.Set<ApiTokenRow>().Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(token => token.LastUsedAt, time), cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(long accountId, long id, CancellationToken cancellationToken) => file.WriteAsync(
        async database => await database.Set<ApiTokenRow>()
            .Where(row => row.Id == id && row.AccountId == accountId)
            .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) > 0,
        cancellationToken);
}
