using EmotionEdge.Core.Alerts;
using EmotionEdge.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace EmotionEdge.Storage.Alerts;

/// <summary>Alerts in the database.</summary>
public sealed class AlertHistory(DatabaseFile file) : IAlertHistory
{
    private const int MostRead = 1000;

    /// <summary>Beyond so many alerts the oldest go: some 30 MB.</summary>
    internal int Capacity { get; init; } = 20_000;

    /// <inheritdoc/>
    public Task AddAsync(AlertEvent alert, CancellationToken cancellationToken) =>
        file.WriteAsync(database => AddAsync(database, alert, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AlertRecord>> ReadAsync(AlertQuery query, CancellationToken cancellationToken) => file.ReadAsync(
        async database =>
        {
            var rows = await Filter(database.Set<AlertRow>(), query)
                .OrderByDescending(row => row.Raised).ThenByDescending(row => row.Id)
                .Take(Math.Clamp(query.Limit, 1, MostRead))
                .Include(row => row.Steps).AsNoTracking()
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            return (IReadOnlyList<AlertRecord>)rows.ConvertAll(row => row.ToRecord());
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<AlertRecord?> FindAsync(string id, CancellationToken cancellationToken) => file.ReadAsync(
        async database =>
        {
            var row = await database.Set<AlertRow>().Include(row => row.Steps).AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
            return row?.ToRecord();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task CloseAllAsync(DateTimeOffset now, string reason, CancellationToken cancellationToken) => file.WriteAsync(
        async database =>
        {
            var open = await database.Set<AlertRow>().Where(row => row.State != AlertEventType.Cleared && row.Raised < now)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var row in open)
                Take(row, new AlertStep(AlertEventType.Cleared, row.Severity, now, reason, [], 0, null, 0, null, TimeSpan.Zero, 0, []));
            await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    private async Task AddAsync(EmotionEdgeDatabase database, AlertEvent alert, CancellationToken cancellationToken)
    {
        var step = AlertStep.Of(alert);
        var row = await database.Set<AlertRow>().FindAsync([alert.Id], cancellationToken).ConfigureAwait(false);
        if (row is null)
        {
            row = new AlertRow { Id = alert.Id, Rule = alert.Rule, Severity = alert.Severity, State = alert.Type, Raised = alert.Time, Changed = alert.Time };
            database.Add(row);
            await RemoveSurplusAsync(database, cancellationToken).ConfigureAwait(false);
        }

        Take(row, step);
        await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task RemoveSurplusAsync(EmotionEdgeDatabase database, CancellationToken cancellationToken)
    {
        var surplus = database.Set<AlertRow>().OrderByDescending(row => row.Raised).Skip(Capacity - 1).Select(row => row.Id);
        await database.Set<AlertRow>().Where(row => surplus.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void Take(AlertRow row, AlertStep step)
    {
        row.Steps.Add(AlertStepRow.Of(row.Id, step));
        (row.State, row.Changed) = (step.Type, step.Time);
        if (step.Severity > row.Severity)
            row.Severity = step.Severity;
    }

    private static IQueryable<AlertRow> Filter(IQueryable<AlertRow> rows, AlertQuery query)
    {
        if (query.IsOpen is { } isOpen)
            rows = rows.Where(row => (row.State != AlertEventType.Cleared) == isOpen);
        if (query.AtLeast is { } severity)
            rows = rows.Where(row => row.Severity >= severity);
        if (query.Rule is { } rule)
            rows = rows.Where(row => row.Rule == rule);
        if (query.From is { } from)
            rows = rows.Where(row => row.Raised >= from);
        if (query.Before is { } before)
            rows = rows.Where(row => row.Raised < before);
        return rows;
    }
}
