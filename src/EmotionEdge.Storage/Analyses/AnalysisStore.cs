using EmotionEdge.Core.Analyses;
using EmotionEdge.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Analyses;

/// <summary>Results of uploads in the database.</summary>
public sealed class AnalysisStore(DatabaseFile file) : IAnalysisStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<AnalysisJob>> LoadAsync(CancellationToken cancellationToken) => file.ReadAsync(
        async database =>
        {
            var rows = await database.Set<AnalysisRow>().AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
            return (IReadOnlyList<AnalysisJob>)rows.ConvertAll(row => row.ToJob());
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> ListAsync(CancellationToken cancellationToken) => file.ReadAsync(
        async database => (IReadOnlySet<string>)await database.Set<AnalysisRow>().Select(row => row.Id).ToHashSetAsync(cancellationToken).ConfigureAwait(false),
        cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(AnalysisJob job, CancellationToken cancellationToken) => file.WriteAsync(
        async database =>
        {
            var isThere = await database.Set<AnalysisRow>().AnyAsync(row => row.Id == job.Id, cancellationToken).ConfigureAwait(false);
            database.Entry(AnalysisRow.Of(job)).State = isThere ? EntityState.Modified : EntityState.Added;
            await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string id, CancellationToken cancellationToken) => file.WriteAsync(
        database => (Task)database.Set<AnalysisRow>().Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken),
        cancellationToken);
}
