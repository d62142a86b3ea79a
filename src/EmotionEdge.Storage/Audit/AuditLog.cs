using EmotionEdge.Core.Audit;
using EmotionEdge.Core.Storage;
using EmotionEdge.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EmotionEdge.Storage.Audit;

/// <summary>The audit log in the database.</summary>
public sealed partial class AuditLog(DatabaseFile file, ILogger<AuditLog> logger) : IAuditLog
{
    private readonly ILogger _logger = logger;

    /// <summary>Beyond so many entries the oldest go: some 20 MB.</summary>
    internal int Capacity { get; init; } = 100_000;

    /// <inheritdoc/>
    public async Task AddAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await file.WriteAsync(database => WriteAsync(database, entry, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException exception)
        {
            LogNotKept(entry, exception.Message);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredAuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellationToken) => file.ReadAsync(
        async database =>
        {
            var before = query.Before ?? long.MaxValue;
            var rows = await database.Set<AuditRow>().AsNoTracking()
                .Where(row => row.Id < before)
                .OrderByDescending(row => row.Id)
                .Take(Math.Clamp(query.Limit, 1, 1000))
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            return (IReadOnlyList<StoredAuditEntry>)rows.ConvertAll(ToEntry);
        },
        cancellationToken);

    private async Task WriteAsync(EmotionEdgeDatabase database, AuditEntry entry, CancellationToken cancellationToken)
    {
        var row = new AuditRow
        {
            Time = entry.Time,
            Actor = entry.Actor,
            Action = entry.Action,
            Subject = entry.Subject,
            Address = entry.Address,
            Detail = entry.Detail,
        };
        database.Add(row);
        await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await database.Set<AuditRow>().Where(old => old.Id <= row.Id - Capacity).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static StoredAuditEntry ToEntry(AuditRow row) =>
        new(row.Id, new AuditEntry(row.Time, row.Actor, row.Action, row.Subject, row.Address, row.Detail));

    [LoggerMessage(LogLevel.Error, "Not kept in the audit log: {Entry} ({Reason})")]
    private partial void LogNotKept(AuditEntry entry, string reason);
}
