using System.Globalization;
using EmotionEdge.Core.Accounts;
using EmotionEdge.Storage.Analyses;
using EmotionEdge.Storage.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Accounts;

/// <summary>The accounts in the database.</summary>
public sealed class AccountStore(DatabaseFile file) : IAccountStore
{
    // Of sqlite3.h.
    private const int Constraint = 19;

    /// <inheritdoc/>
    public Task<bool> HasAdministratorAsync(CancellationToken cancellationToken) =>
        file.ReadAsync(database => AnyRulerAsync(database, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Account?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var normalized = AccountRow.Normalize(name);
        return file.ReadAsync(
            async database => (await database.Set<AccountRow>().AsNoTracking()
                .SingleOrDefaultAsync(row => row.NormalizedName == normalized, cancellationToken).ConfigureAwait(false))?.ToAccount(),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Account?> FindAsync(long id, CancellationToken cancellationToken) => file.ReadAsync(
        async database => (await database.Set<AccountRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false))?.ToAccount(),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken) => file.ReadAsync(
        async database => (IReadOnlyList<Account>)(await database.Set<AccountRow>().AsNoTracking()
            .OrderBy(row => row.NormalizedName)
            .ToListAsync(cancellationToken).ConfigureAwait(false)).ConvertAll(row => row.ToAccount()),
        cancellationToken);

    /// <inheritdoc/>
    public Task<Account?> AddAsync(Account account, CancellationToken cancellationToken) =>
        file.WriteAsync(database => AddAsync(database, account, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Account?> AddFirstAsync(Account account, CancellationToken cancellationToken) => file.WriteAsync(
        async database =>
        {
            // Begins by taking the right to write, which the command line may want as well.
            var transaction = await database.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = transaction.ConfigureAwait(false);
            if (await AnyRulerAsync(database, cancellationToken).ConfigureAwait(false))
                return null;
            var added = await AddAsync(database, account, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return added;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<AccountChange> ChangeAsync(long id, Func<Account, Account> change, CancellationToken cancellationToken) => AlterAsync(
        id,
        (_, row) => row.Take(change(row.ToAccount())),
        cancellationToken);

    /// <inheritdoc/>
    public Task<AccountChange> RemoveAsync(long id, CancellationToken cancellationToken) =>
        AlterAsync(id, Remove, cancellationToken);

    private Task<AccountChange> AlterAsync(long id, Action<EmotionEdgeDatabase, AccountRow> alter, CancellationToken cancellationToken) => file.WriteAsync(
        async database =>
        {
            var transaction = await database.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = transaction.ConfigureAwait(false);
            var row = await database.Set<AccountRow>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
            if (row is null)
                return AccountChange.NotFound;
            var ruled = IsRuling(row);
            alter(database, row);
            if (!await SaveAsync(database, cancellationToken).ConfigureAwait(false))
                return AccountChange.NameTaken;
            if (ruled && !await AnyRulerAsync(database, cancellationToken).ConfigureAwait(false))
                return AccountChange.LastAdministrator;
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return AccountChange.Done;
        },
        cancellationToken);

    private static void Remove(EmotionEdgeDatabase database, AccountRow row)
    {
        database.Remove(row);
        var owner = row.Id.ToString(CultureInfo.InvariantCulture);
        database.Set<AnalysisRow>().Where(analysis => analysis.Owner == owner).ExecuteDelete();
    }

    private static bool IsRuling(AccountRow row) => row is { Role: Role.Administrator, State: AccountState.Active };

    private static Task<bool> AnyRulerAsync(EmotionEdgeDatabase database, CancellationToken cancellationToken) => database.Set<AccountRow>()
        .AnyAsync(row => row.Role == Role.Administrator && row.State == AccountState.Active, cancellationToken);

    private static async Task<Account?> AddAsync(EmotionEdgeDatabase database, Account account, CancellationToken cancellationToken)
    {
        var row = AccountRow.Of(account);
        database.Add(row);
        return await SaveAsync(database, cancellationToken).ConfigureAwait(false) ? row.ToAccount() : null;
    }

    /// <returns>Whether the name was free; nothing else is unique.</returns>
    private static async Task<bool> SaveAsync(EmotionEdgeDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteErrorCode: Constraint })
        {
            return false;
        }
    }
}
