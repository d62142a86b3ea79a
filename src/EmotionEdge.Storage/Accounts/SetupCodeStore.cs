using EmotionEdge.Core.Accounts;
using EmotionEdge.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Accounts;

/// <summary>The set-up code in the database, which the service and <c>emotionedge setup</c> share.</summary>
public sealed class SetupCodeStore(DatabaseFile file) : ISetupCodeStore
{
    /// <inheritdoc/>
    public Task ReplaceAsync(SetupCode? code, CancellationToken cancellationToken) => file.WriteAsync(
        async database =>
        {
            var transaction = await database.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = transaction.ConfigureAwait(false);
            await database.Set<SetupCodeRow>().ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            if (code is not null)
            {
                database.Add(new SetupCodeRow { CodeHash = code.CodeHash, ExpiresAt = code.ExpiresAt, TriesLeft = code.TriesLeft });
                await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<SetupCode?> FindAsync(CancellationToken cancellationToken) =>
        file.ReadAsync(database => FindAsync(database, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<SetupCode?> TryAsync(CancellationToken cancellationToken) => file.WriteAsync(
        async database =>
        {
            var transaction = await database.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = transaction.ConfigureAwait(false);
            var code = await FindAsync(database, cancellationToken).ConfigureAwait(false);
            var taken = await database.Set<SetupCodeRow>().Where(row => row.TriesLeft > 0)
                .ExecuteUpdateAsync(row => row.SetProperty(kept => kept.TriesLeft, kept => kept.TriesLeft - 1), cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return taken > 0 ? code : null;
        },
        cancellationToken);

    private static async Task<SetupCode?> FindAsync(EmotionEdgeDatabase database, CancellationToken cancellationToken)
    {
        var row = await database.Set<SetupCodeRow>().AsNoTracking().SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return row is null ? null : new SetupCode(row.CodeHash, row.ExpiresAt, row.TriesLeft);
    }
}
