using EmotionEdge.Core.Accounts;
using EmotionEdge.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Accounts;

/// <summary>The open invitations in the database.</summary>
public sealed class InvitationStore(DatabaseFile file, TimeProvider time) : IInvitationStore
{
    /// <inheritdoc/>
    public Task AddAsync(Invitation invitation, CancellationToken cancellationToken) => file.WriteAsync(
        async database =>
        {
            var now = time.GetUtcNow();
            await database.Set<InvitationRow>().Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            database.Add(InvitationRow.Of(invitation));
            await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<Invitation?> FindAsync(byte[] codeHash, CancellationToken cancellationToken) => file.ReadAsync(
        async database => (await database.Set<InvitationRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.CodeHash == codeHash, cancellationToken).ConfigureAwait(false))?.ToInvitation(),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Invitation>> ListAsync(CancellationToken cancellationToken) => file.ReadAsync(
        async database => (IReadOnlyList<Invitation>)(await database.Set<InvitationRow>().AsNoTracking()
            .OrderByDescending(row => row.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false)).ConvertAll(row => row.ToInvitation()),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(long id, CancellationToken cancellationToken) => file.WriteAsync(
        async database => await database.Set<InvitationRow>().Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false) > 0,
        cancellationToken);
}
