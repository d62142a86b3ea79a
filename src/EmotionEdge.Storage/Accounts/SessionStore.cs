using EmotionEdge.Core.Accounts;
using EmotionEdge.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Accounts;

/// <summary>The open sessions in the database.</summary>
public sealed class SessionStore(DatabaseFile file) : ISessionStore
{
    /// <inheritdoc/>
    public Task AddAsync(Session session, CancellationToken cancellationToken) => file.WriteAsync(
        async database =>
        {
            await database.Set<SessionRow>().Where(row => row.ExpiresAt <= session.CreatedAt).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            database.Add(SessionRow.Of(session));
            await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<(Session Session, Account Account)?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken) => file.ReadAsync(
        async database => await database.Set<SessionRow>().AsNoTracking().Include(row => row.Account)
            .SingleOrDefaultAsync(row => row.TokenHash == tokenHash, cancellationToken).ConfigureAwait(false) is { } row
                ? (row.ToSession(), row.Account.ToAccount())
                : ((Session, Account)?)null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Session>> ListAsync(long accountId, CancellationToken cancellationToken) => file.ReadAsync(
        async database => (IReadOnlyList<Session>)(await database.Set<SessionRow>().AsNoTracking()
            .Where(row => row.AccountId == accountId)
            .OrderByDescending(row => row.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false)).ConvertAll(row => row.ToSession()),
        cancellationToken);

    /// <inheritdoc/>
    public Task TouchAsync(long id, DateTimeOffset time, CancellationToken cancellationToken) => file.WriteAsync(
        database => database.Set<SessionRow>().Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(session => session.LastSeenAt, time), cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(long accountId, long id, CancellationToken cancellationToken) => file.WriteAsync(
        async database => await database.Set<SessionRow>()
            .Where(row => row.Id == id && row.AccountId == accountId)
            .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) > 0,
        cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAllAsync(long accountId, long? exceptId, CancellationToken cancellationToken) => file.WriteAsync(
        database => database.Set<SessionRow>()
            .Where(row => row.AccountId == accountId && row.Id != (exceptId ?? 0))
            .ExecuteDeleteAsync(cancellationToken),
        cancellationToken);
}
